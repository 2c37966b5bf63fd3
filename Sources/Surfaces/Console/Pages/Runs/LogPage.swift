import HTML
import VigieClient
import VigieEngine

/// The rest of a long log, a page at a time.
struct LogPage: Sendable {
    let run: RunID
    let lines: Page<LogLineView>

    init(_ run: RunID, after position: Int64, of client: any Client) async throws {
        self.run = run
        lines = try await client.log(of: run, after: position, limit: 1000)
    }

    func content(_ reader: Reader) -> PageContent {
        PageContent(
            place: .runs, title: reader.say("Log", "Journal"),
            trail: [
                .init(name: reader[Place.runs.title], link: Link("runs")),
                .init(name: run.rawValue, link: Link("runs", run.rawValue)),
            ],
            heading: .text(
                reader.count(
                    lines.items.count, ("more line of the log", "more lines of the log"),
                    ("ligne suivante du journal", "lignes suivantes du journal"))),
            body: Markup {
                pre(.class("file log"), .tabIndex(0)) {
                    for line in lines.items { LogLineText(line: line, reader: reader).markup }
                }
                if let next = lines.next {
                    p(.class("pager")) {
                        a(.href(Link("runs", run.rawValue, "log", query: ["after": next]))) {
                            reader.say("The lines after", "La suite")
                        }
                    }
                }
            })
    }
}
