import HTML
import Surroundings
import VigieLedger

/// Who can come by secrets that the plan does not give them, by which way, and what would mend it.
struct AuditSection {
    let audit: AuditFacts
    let reader: Reader

    private static let most = 20

    var markup: Markup {
        let id = "h-audit-\(audit.index)"
        return section(.ariaLabelledBy(id)) {
            div(.class("sh")) {
                h2(.id(id)) { title }
                span {
                    reader.count(Int(clamping: audit.subjects), ("subject", "subjects"), ("sujet", "sujets"))
                    ", "
                    reader.count(Int(clamping: audit.secrets), ("secret", "secrets"), ("secret", "secrets"))
                    " · "
                    reader.age(audit.at)
                    " · "
                    a(.href(Link("ledger", "\(audit.index)"))) { reader.number(audit.index) }
                }
            }
            if !audit.disagreements.isEmpty {
                p(.class("warn")) {
                    reader.count(
                        audit.disagreements.count,
                        (
                            "answer of the API server was another than worked out.",
                            "answers of the API server were others than worked out."
                        ),
                        (
                            "réponse du serveur d’API diffère du calcul.",
                            "réponses du serveur d’API diffèrent du calcul."
                        ))
                }
            }
            if audit.findings.isEmpty {
                p(.class("note")) {
                    reader.say(
                        "Nobody reads what the plan does not give them; the API server was asked \(audit.asked) times.",
                        "Personne ne lit ce que le plan ne lui donne pas ; le serveur d’API a été interrogé \(audit.asked) fois."
                    )
                }
            } else {
                table(.class("rows")) {
                    thead {
                        tr {
                            th(.class("w-p")) { reader.say("Who", "Qui") }
                            th(.class("w-p")) { reader.say("Can read", "Peut lire") }
                            th { reader.say("How, and what mends it", "Comment, et le remède") }
                        }
                    }
                    tbody { for finding in audit.findings.prefix(Self.most) { row(finding) } }
                }
                if audit.findings.count > Self.most {
                    p(.class("note")) {
                        reader.count(
                            audit.findings.count - Self.most,
                            ("more stands in the entry.", "more stand in the entry."),
                            ("autre figure dans l’entrée.", "autres figurent dans l’entrée."))
                    }
                }
            }
        }
    }

    private var title: String {
        audit.findings.isEmpty
            ? reader.say("In \(audit.cluster) nobody reads too much", "Dans \(audit.cluster), personne n’en lit trop")
            : reader.say(
                "In \(audit.cluster) \(audit.findings.count) can read more than the plan gives them",
                "Dans \(audit.cluster), \(audit.findings.count) \(audit.findings.count < 2 ? "sujet peut" : "sujets peuvent") lire plus que ne donne le plan"
            )
    }

    private func row(_ finding: AuditFacts.Finding) -> Markup {
        tr {
            th(.scope("row")) {
                subject(finding.subject)
                span(.class("sub")) { finding.verbs.joined(separator: ", ") }
            }
            td {
                for secret in finding.secrets.prefix(6) { div { code { secret } } }
                if finding.secrets.count > 6 {
                    span(.class("sub")) {
                        let rest = finding.secrets.count - 6
                        reader.say("and \(rest) more", "et \(rest) \(rest < 2 ? "autre" : "autres")")
                    }
                }
            }
            td {
                for step in finding.path.prefix(8) {
                    span(.class("sub"), .lang(reader.tagOfEnglish)) { "→ \(step)" }
                }
                if let advice = finding.advice {
                    div(.lang(reader.tagOfEnglish)) { advice }
                }
                if let manifest = finding.manifest {
                    details {
                        summary { reader.say("The smallest change, as YAML", "Le plus petit changement, en YAML") }
                        pre(.class("file wrapped"), .tabIndex(0)) {
                            for line in manifest.split(separator: "\n", omittingEmptySubsequences: false).prefix(200) {
                                span(.class("ln")) { String(line) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A person by name where the plan knows them; `User person/…` otherwise.
    private func subject(_ text: String) -> String {
        guard text.hasPrefix("User ") else { return text }
        let actor = String(text.dropFirst(5))
        return "User \(reader.name(of: actor))"
    }
}
