import HTML
import VigieClient
import VigieEngine
import VigiePlan

/// One resource: its text, its neighbours, what ran about it.
struct ResourcePage: Sendable {
    let detail: ResourceDetail
    let runs: [RunView]
    let titles: ProcedureTitles

    init(_ identifier: String, of client: any Client) async throws {
        detail = try await client.resource(identifier)
        runs = try await client.runs(RunQuestion(subject: identifier, limit: 8)).items
        titles = ProcedureTitles(try await client.procedures())
    }

    private var resource: ResourceView { detail.resource }
}

extension ResourcePage {
    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .plan, title: resource.identifier,
            trail: [
                .init(name: reader[Place.plan.title], link: Link("plan")),
                .init(name: resource.kind, link: Link("plan", fragment: "k-\(resource.kind)")),
            ],
            heading: .text(heading(reader)),
            lede: span(.lang(reader.tagOfEnglish)) { detail.summary },
            body: Markup {
                facts(reader)
                if !detail.diagnostics.isEmpty {
                    section(.class("worse")) {
                        h2 { reader.say("What is wrong", "Ce qui ne va pas") }
                        ul {
                            for diagnostic in detail.diagnostics {
                                DiagnosticLine(diagnostic: diagnostic, reader: reader).markup
                            }
                        }
                    }
                }
                section(.ariaLabelledBy("h-source")) {
                    div(.class("sh")) {
                        h2(.id("h-source")) { reader.say("As it is declared", "Telle qu’elle est déclarée") }
                        span { code { "\(resource.position.file):\(resource.position.line)" } }
                    }
                    SourceText(detail: detail).markup
                }
                if !runs.isEmpty { recent(reader) }
            })
    }

    private func heading(_ reader: Reader) -> String {
        let users = resource.referredBy.count
        guard users > 0 else {
            return reader.say("\(resource.name): nothing refers to it.", "\(resource.name) : rien ne s’y réfère.")
        }
        let count = reader.count(
            users, ("resource relies on it.", "resources rely on it."),
            ("ressource s’appuie dessus.", "ressources s’appuient dessus."))
        return reader.say("\(resource.name): \(count)", "\(resource.name) : \(count)")
    }

    private func facts(_ reader: Reader) -> Markup {
        dl(.class("facts")) {
            if !resource.refersTo.isEmpty {
                dt { reader.say("Refers to", "Se réfère à") }
                dd { Neighbours(resource.refersTo).markup }
            }
            if !resource.referredBy.isEmpty {
                dt { reader.say("Referred to by", "Référencée par") }
                dd { Neighbours(resource.referredBy).markup }
            }
        }
    }

    private func recent(_ reader: Reader) -> Markup {
        section(.ariaLabelledBy("h-runs")) {
            div(.class("sh")) {
                h2(.id("h-runs")) { reader.say("What ran about it", "Ce qui a été exécuté à son sujet") }
                a(.class("link"), .href(Link("runs", query: ["subject": resource.identifier]))) {
                    reader.say("All", "Tout")
                }
            }
            RunTable(runs: runs, titles: titles, reader: reader).markup
        }
    }
}

/// The YAML of a resource with its line numbers; lines with a fault stand out.
struct SourceText {
    let detail: ResourceDetail

    var markup: Markup {
        let faulty = Set(detail.diagnostics.compactMap(\.position?.line))
        let lines = detail.source.split(separator: "\n", omittingEmptySubsequences: false)
        return pre(.class("file"), .tabIndex(0)) {
            for (index, text) in lines.enumerated() {
                let number = detail.firstLine + index
                span(.class(faulty.contains(number) ? "ln hit" : "ln")) {
                    span(.class("no"), .ariaHidden()) { "\(number)" }
                    coloured(String(text))
                }
            }
        }
    }

    /// Keys and comments set apart; everything else is as it is.
    private func coloured(_ text: String) -> Markup {
        if let comment = text.wholeMatch(of: #/\s*#.*/#) {
            return span(.class("c")) { String(comment.output) }
        }
        guard let key = text.prefixMatch(of: #/(\s*(?:- )?)([A-Za-z_][A-Za-z0-9_.\/-]*)(:)/#) else {
            return .text(text)
        }
        return Markup {
            String(key.output.1)
            span(.class("k")) { String(key.output.2) }
            String(text[key.output.2.endIndex...])
        }
    }
}
