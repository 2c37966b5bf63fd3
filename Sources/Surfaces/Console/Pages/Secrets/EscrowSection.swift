import HTML
import Surroundings
import VigieAccess
import VigieReadiness
import Wording

/// Sealed copies of secrets, and whether opening one was practised.
struct EscrowSection {
    let escrows: [EscrowFacts]
    let hasSecrets: Bool
    let visitor: Visitor
    let reader: Reader

    var markup: Markup {
        section(.ariaLabelledBy("h-escrow")) {
            h2(.id("h-escrow")) { reader.say("Sealed copies", "Copies scellées") }
            if escrows.isEmpty {
                EmptyState(
                    title: reader.say("No copy is kept outside.", "Aucune copie n’est gardée ailleurs."),
                    text: reader.say(
                        "An Escrow seals the secrets for people who hold a key, or shares of one, on paper. With the platform gone, it is what is left.",
                        "Un Escrow scelle les secrets pour des personnes qui tiennent une clé, ou des parts d’une clé, sur papier. La plateforme perdue, c’est ce qui reste."
                    ),
                    command: "vigie secret escrow --help"
                ).markup
            } else {
                table(.class("rows glyphs")) {
                    thead {
                        tr {
                            th(.class("w-s")) { span(.class("vh")) { reader.say("Last drill", "Dernier exercice") } }
                            th { reader.say("Copy", "Copie") }
                            th(.class("w-p")) { reader.say("Last sealed", "Scellée") }
                            th(.class("w-p")) { reader.say("Last opened", "Ouverte") }
                            if maySeal {
                                th(.class("n w-m")) { span(.class("vh")) { reader.say("Seal", "Sceller") } }
                            }
                        }
                    }
                    tbody { for escrow in escrows { row(escrow) } }
                }
            }
        }
    }

    private var maySeal: Bool { visitor.may(.operate(.secrets)) }

    private func row(_ escrow: EscrowFacts) -> Markup {
        tr {
            td(.class("s")) { glyph(escrow).markup(reader) }
            th(.scope("row")) {
                a(.href(Link("plan", "Escrow", escrow.name))) { escrow.name }
                span(.class("sub")) { escrow.directory }
            }
            td { sealed(escrow) }
            td { opened(escrow) }
            if maySeal { td(.class("n")) { sealButton(escrow.name) } }
        }
    }

    private func glyph(_ escrow: EscrowFacts) -> StatusGlyph {
        guard let recovery = escrow.recoveries.first else {
            return StatusGlyph(.configured, word: .init(en: "never opened", fr: "jamais ouverte"))
        }
        guard recovery.isGood else { return StatusGlyph(.failing, word: .init(en: "damaged", fr: "abîmée")) }
        let isLate = escrow.drill.map { reader.now - recovery.at > $0 } ?? false
        return isLate
            ? StatusGlyph(.stale, word: .init(en: "opened too long ago", fr: "ouverte il y a trop longtemps"))
            : StatusGlyph(.proven, word: .init(en: "opens", fr: "s’ouvre"))
    }

    @MarkupBuilder private func sealed(_ escrow: EscrowFacts) -> Markup {
        if let bundle = escrow.bundle {
            let isLate = escrow.interval.map { reader.now - bundle.at > $0 + $0 } ?? false
            span(.class(isLate ? "bad" : nil)) { reader.age(bundle.at) }
            span(.class("sub")) {
                let secrets = reader.count(bundle.secrets.count, ("secret", "secrets"), ("secret", "secrets"))
                let keys = reader.count(escrow.recipients, ("key", "keys"), ("clé", "clés"))
                reader.say("\(secrets), for \(keys) · entry ", "\(secrets), pour \(keys) · entrée ")
                a(.href(Link("ledger", "\(bundle.index)"))) { reader.number(bundle.index) }
            }
        } else {
            span(.class("dim")) { reader.say("never", "jamais") }
        }
    }

    @MarkupBuilder private func opened(_ escrow: EscrowFacts) -> Markup {
        if let recovery = escrow.recoveries.first {
            reader.age(recovery.at)
            if let took = recovery.took {
                " "
                reader.say("in \(reader.span(took))", "en \(reader.span(took))")
            }
            span(.class(recovery.isGood ? "sub" : "sub bad")) {
                "\(word(mode: recovery.mode)) · "
                recovery.states.map { counted($0.count, $0.name) }.joined(separator: ", ")
                " · "
                a(.href(Link("ledger", "\(recovery.index)"))) { reader.number(recovery.index) }
            }
        } else {
            span(.class("dim")) { reader.say("never: it may not open", "jamais : rien ne dit qu’elle s’ouvre") }
            CommandText("vigie secret recover \(escrow.name)").markup
        }
    }

    private func sealButton(_ name: String) -> Markup {
        PostForm(
            link: Link("start", "secret.escrow"), visitor: visitor,
            hidden: [("escrow", name), ("key", "\(name)/\(reader.now.rfc3339)")])("noprint") {
                button(.class("button small")) {
                    reader.say("Seal now", "Sceller")
                    span(.class("vh")) { " \(name)" }
                }
            }
    }

    private func word(mode: String) -> String {
        switch mode {
        case "drill": reader.say("drill", "exercice")
        case "restore": reader.say("in earnest", "pour de bon")
        case "overwrite": reader.say("in earnest, written over", "pour de bon, en remplaçant")
        default: mode
        }
    }

    private func counted(_ count: Int, _ state: String) -> String {
        switch state {
        case "same": reader.count(count, ("unchanged", "unchanged"), ("inchangé", "inchangés"))
        case "different": reader.count(count, ("different", "different"), ("différent", "différents"))
        case "absent": reader.count(count, ("absent", "absent"), ("absent", "absents"))
        case "restored": reader.count(count, ("restored", "restored"), ("rétabli", "rétablis"))
        case "damaged": reader.count(count, ("damaged", "damaged"), ("abîmé", "abîmés"))
        default: "\(count) \(state)"
        }
    }
}
