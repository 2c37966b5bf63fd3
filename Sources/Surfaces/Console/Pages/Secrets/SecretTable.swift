import HTML
import Surroundings
import VigieAccess
import VigieReadiness
import Wording

/// Secrets with their age against what they may reach, the overdue first.
struct SecretTable {
    let secrets: [SecretFacts]
    let visitor: Visitor
    let reader: Reader

    private var mayRotate: Bool { visitor.may(.operate(.secrets)) }

    var markup: Markup {
        table(.class("rows glyphs")) {
            thead {
                tr {
                    th(.class("w-s")) { span(.class("vh")) { reader.say("State", "État") } }
                    th { reader.say("Secret", "Secret") }
                    th(.class("w-p")) { reader.say("Where it lives", "Où il vit") }
                    th(.class("w-o")) { reader.say("Age against the most it may reach", "Âge, face au plus permis") }
                    th(.class("n w-m")) { reader.say("Changed", "Renouvelé") }
                    if mayRotate { th(.class("n w-m")) { span(.class("vh")) { reader.say("Change", "Renouveler") } } }
                }
            }
            tbody { for secret in secrets { row(secret) } }
        }
    }

    private func row(_ secret: SecretFacts) -> Markup {
        tr {
            td(.class("s")) { StandingGlyph(secret.standing(at: reader.now), reader: reader).markup }
            th(.scope("row")) {
                a(.href(Link("secrets", secret.name))) { secret.displayName ?? secret.name }
                span(.class("sub")) { SecretContentText(secret, reader: reader).text }
            }
            td {
                secret.place
                if !secret.consumers.isEmpty {
                    span(.class("sub")) {
                        reader.say("for ", "pour ")
                        secret.consumers.joined(separator: ", ")
                    }
                }
            }
            td { SecretAge(secret: secret, reader: reader).markup }
            td(.class("n")) { if let at = secret.changedAt { reader.age(at) } }
            if mayRotate {
                td(.class("n")) { RotateButton(secret: secret.name, visitor: visitor, reader: reader).markup }
            }
        }
    }
}

/// How a secret stands, by the shapes that promises have.
struct StandingGlyph {
    private let glyph: StatusGlyph
    private let reader: Reader

    init(_ standing: SecretFacts.Standing, reader: Reader) {
        self.reader = reader
        glyph =
            switch standing {
            case .overdue: StatusGlyph(.failing, word: .init(en: "overdue", fr: "en retard"))
            case .never: StatusGlyph(.configured, word: .init(en: "never changed", fr: "jamais renouvelé"))
            case .unplanned: StatusGlyph(.notApplicable, word: .init(en: "no age is promised", fr: "aucun âge promis"))
            case .kept: StatusGlyph(.proven, word: .init(en: "young enough", fr: "assez jeune"))
            }
    }

    var markup: Markup { glyph.markup(reader) }
}

/// How old a secret is beside how old it may become, as a bar and in words.
struct SecretAge {
    let secret: SecretFacts
    let reader: Reader

    @MarkupBuilder var markup: Markup {
        if let age = secret.age(at: reader.now) {
            span(.class("meas")) {
                let words = reader[.init(coarse: age)]
                if let ratio = secret.ratio(at: reader.now), let interval = secret.interval {
                    BulletBar(ratio: ratio, isWithin: ratio <= 1).markup
                    let most = reader[.init(coarse: interval)]
                    span(.class(ratio > 1 ? "bad" : nil)) { reader.say("\(words) of \(most)", "\(words) sur \(most)") }
                } else {
                    span { words }
                    span(.class("dim")) { reader.say(" (no limit is declared)", " (aucune limite déclarée)") }
                }
            }
        } else if let interval = secret.interval {
            let most = reader[.init(coarse: interval)]
            span(.class("dim")) {
                reader.say("Vigie never changed it; at most \(most)", "Vigie ne l’a jamais renouvelé ; au plus \(most)")
            }
        } else {
            span(.class("dim")) { reader.say("no limit is declared", "aucune limite déclarée") }
        }
    }
}

/// What a secret is, in words.
struct SecretContentText {
    let text: String

    init(_ secret: SecretFacts, reader: Reader) {
        let name = secret.displayName == nil ? "" : "\(secret.name) · "
        let what: String =
            switch secret.content {
            case "postgresRole":
                secret.roles.isEmpty
                    ? reader.say("PostgreSQL login", "identifiant PostgreSQL")
                    : reader.say(
                        "login of \(secret.roles.joined(separator: " and ")) by turns",
                        "identifiant de \(secret.roles.joined(separator: " et ")), à tour de rôle")
            case "random": reader.say("random value", "valeur aléatoire")
            case "certificate", "tls": reader.say("certificate and key", "certificat et clé")
            case "token", "httpToken", "http": reader.say("token of another service", "jeton d’un autre service")
            case let other?: other
            case nil: reader.say("secret", "secret")
            }
        text = name + what
    }
}

/// Changes a secret now; pressing it twice is one run.
struct RotateButton {
    let secret: String
    let visitor: Visitor
    let reader: Reader

    var markup: Markup {
        PostForm(
            link: Link("start", "secret.rotate"), visitor: visitor,
            hidden: [("secret", secret), ("key", "\(secret)/\(reader.now.rfc3339)")])("noprint") {
                button(.class("button small")) {
                    reader.say("Change now", "Renouveler")
                    span(.class("vh")) { " \(secret)" }
                }
            }
    }
}
