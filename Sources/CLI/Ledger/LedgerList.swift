import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieClient

struct LedgerList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was measured, newest first.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Only entries of this kind.", valueName: "kind"))
    var kind: String?

    @Option(help: ArgumentHelp("Only entries about this resource, such as BackupPolicy/shop.", valueName: "resource"))
    var subject: String?

    @Option(help: ArgumentHelp("Only entries of this run.", valueName: "run"))
    var run: String?

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 50

    func run() async throws {
        let entries = try await reach.withClient { client in
            var question = EntryQuestion(kind: kind, subject: subject, run: run)
            var entries: [EntryView] = []
            repeat {
                question.limit = min(1000, max(1, limit - entries.count))
                let page = try await client.entries(question)
                entries += page.items
                question.cursor = page.next
            } while question.cursor != nil && entries.count < limit
            return entries
        }
        try output.format.present(LedgerEntries(entries: entries))
    }
}

/// Entries as a list.
struct LedgerEntries: Presentable {
    let entries: [EntryView]

    var text: String {
        guard !entries.isEmpty else { return "Nothing has been recorded yet." }
        var table = Table(.init("INDEX", .trailing), .init("TIME"), .init("KIND"), .init("SUBJECT"), .init("RUN"))
        for entry in entries {
            table.add(String(entry.index), entry.at.display, entry.kind, entry.name(of: entry.subject), entry.run)
        }
        return table.text
    }

    var json: JSONValue {
        get throws { .array(try entries.map { try $0.recorded }) }
    }
}
