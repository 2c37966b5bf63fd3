import HTML
import Surroundings
import VigieReadiness
import Wording

/// The secrets of clusters by namespace: how many, who has them, and what stands in the open.
struct InventorySection {
    let namespaces: [NamespaceFacts]
    let reader: Reader

    /// More of them stand in the entry.
    private static let most = 12

    @MarkupBuilder var markup: Markup {
        if !namespaces.isEmpty {
            section(.ariaLabelledBy("h-inventory")) {
                h2(.id("h-inventory")) { title }
                table(.class("rows glyphs")) {
                    thead {
                        tr {
                            th(.class("w-s")) { span(.class("vh")) { reader.say("State", "État") } }
                            th(.class("w-p")) { reader.say("Namespace", "Espace de noms") }
                            th { reader.say("What is amiss", "Ce qui ne va pas") }
                            th(.class("n w-m")) { reader.say("Secrets", "Secrets") }
                            th(.class("n w-m")) { reader.say("Looked at", "Regardé") }
                        }
                    }
                    tbody { for namespace in namespaces { row(namespace) } }
                }
                for namespace in namespaces where !namespace.secrets.isEmpty { holders(namespace) }
            }
        }
    }

    private var title: String {
        let open = namespaces.reduce(0) { $0 + $1.open.count }
        let places = reader.count(namespaces.count, ("namespace", "namespaces"), ("espace de noms", "espaces de noms"))
        guard open > 0 else {
            return reader.say("Nothing is amiss in \(places)", "Rien à redire dans \(places)")
        }
        let findings = reader.count(open, ("finding", "findings"), ("constat", "constats"))
        return reader.say("\(findings) in \(places)", "\(findings) dans \(places)")
    }

    private func row(_ namespace: NamespaceFacts) -> Markup {
        tr {
            td(.class("s")) { glyph(namespace).markup(reader) }
            th(.scope("row")) {
                namespace.namespace
                span(.class("sub")) { namespace.cluster }
            }
            td {
                if namespace.open.isEmpty { span(.class("dim")) { reader.say("nothing", "rien") } }
                for finding in namespace.open.prefix(Self.most) { line(finding) }
                if namespace.open.count > Self.most {
                    span(.class("sub")) {
                        reader.say(
                            "and \(namespace.open.count - Self.most) more",
                            "et \(namespace.open.count - Self.most) autres")
                    }
                }
                let tolerated = namespace.findings.count - namespace.open.count
                if tolerated > 0 {
                    span(.class("sub")) {
                        reader.count(
                            tolerated, ("is tolerated by the plan", "are tolerated by the plan"),
                            ("est toléré par le plan", "sont tolérés par le plan"))
                    }
                }
            }
            td(.class("n"), .data("data-l", reader.say("Secrets", "Secrets"))) { "\(namespace.secrets.count)" }
            td(.class("n")) {
                a(.href(Link("ledger", "\(namespace.index)"))) { reader.age(namespace.at) }
            }
        }
    }

    private func glyph(_ namespace: NamespaceFacts) -> StatusGlyph {
        namespace.open.isEmpty
            ? StatusGlyph(.proven, word: .init(en: "nothing is amiss", fr: "rien à redire"))
            : StatusGlyph(.failing, word: .init(en: "something is amiss", fr: "quelque chose ne va pas"))
    }

    private func line(_ finding: NamespaceFacts.Finding) -> Markup {
        div {
            code { finding.place }
            " "
            span(.class("dim")) { sentence(finding) }
        }
    }

    private func sentence(_ finding: NamespaceFacts.Finding) -> String {
        switch finding.sort {
        case "unexpected": reader.say("is not in the plan", "n’est pas au plan")
        case "unused": reader.say("is used by nobody", "ne sert à personne")
        case "plain": reader.say("looks like a secret in the open", "ressemble à un secret en clair")
        case "annotated": reader.say("is repeated in an annotation", "est répété dans une annotation")
        default: finding.sort
        }
    }

    /// Who has which secret; folded away, because it is long.
    private func holders(_ namespace: NamespaceFacts) -> Markup {
        details {
            summary {
                reader.say("Who has which in \(namespace.namespace)", "Qui a lequel dans \(namespace.namespace)")
            }
            table(.class("rows")) {
                thead {
                    tr {
                        th(.class("w-p")) { reader.say("Secret", "Secret") }
                        th { reader.say("Had by", "Détenu par") }
                        th(.class("n w-m")) { reader.say("Changed", "Changé") }
                    }
                }
                tbody {
                    for secret in namespace.secrets {
                        tr {
                            th(.scope("row")) {
                                secret.name
                                span(.class("sub")) { ([secret.type] + secret.keys.prefix(8)).joined(separator: " · ") }
                            }
                            td {
                                secret.uses.isEmpty
                                    ? reader.say("nobody", "personne")
                                    : secret.uses.prefix(12).map { "\($0.consumer) (\(word($0.means)))" }
                                        .joined(separator: ", ")
                            }
                            td(.class("n")) { if let at = secret.changedAt { reader.age(at) } }
                        }
                    }
                }
            }
        }
    }

    private func word(_ means: String) -> String {
        switch means {
        case "volume", "projected": reader.say("as files", "en fichiers")
        case "environment": reader.say("in its environment", "dans son environnement")
        case "image-pull": reader.say("to pull images", "pour tirer des images")
        case "account": reader.say("as its account", "par son compte")
        case "certificate": reader.say("as a certificate", "comme certificat")
        default: means
        }
    }
}
