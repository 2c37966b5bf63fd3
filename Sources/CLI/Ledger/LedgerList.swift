import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieLedger
import VigieServer
import VigieStore

struct LedgerList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was measured, newest first.")

    @OptionGroup var place: PlaceOptions
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
        let query = EntryQuery(kind: kind, subject: subject, run: run, order: .newestFirst, limit: max(1, limit))
        let entries = try await place.withRecords { try await $0.ledger.entries(query) }
        try output.format.present(LedgerEntries(entries: entries))
    }
}

/// Entries as a list.
struct LedgerEntries: Presentable {
    let entries: [LedgerEntry]

    var text: String {
        guard !entries.isEmpty else { return "Nothing has been recorded yet." }
        var table = Table(.init("INDEX", .trailing), .init("TIME"), .init("KIND"), .init("SUBJECT"), .init("RUN"))
        for entry in entries {
            table.add(String(entry.index), entry.at.display, entry.kind, entry.subject, entry.run)
        }
        return table.text
    }

    var json: JSONValue { .array(entries.map(\.json)) }
}

extension LedgerEntry {
    /// The entry with its place, for programs.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "index": .integer(index), "at": .string(at.rfc3339), "kind": .string(kind),
            "version": .integer(Int64(version)), "subject": .string(subject), "actor": .string(actor), "data": data,
        ]
        if let run { members["run"] = .string(run) }
        if let key { members["key"] = .string(key) }
        return .object(members)
    }
}
