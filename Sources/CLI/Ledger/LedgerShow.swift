import ArgumentParser
import JSONTree
import VigieClient

struct LedgerShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one entry in full.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The entry's index, from 0.")
    var index: Int64

    func run() async throws {
        let entry = try await reach.withClient { try await $0.entry(index) }
        try output.format.present(EntryDetail(entry: entry))
    }
}

/// One entry with everything that is in it.
struct EntryDetail: Presentable {
    let entry: EntryView

    var text: String {
        """
        Entry \(entry.index): \(entry.kind) of \(entry.subject)
        Recorded \(entry.at.display) by \(entry.actor)\(entry.run.map { " in run \($0)" } ?? "")

        \(entry.data?.pretty ?? "")
        """
    }

    var json: JSONValue {
        get throws { try JSONValue(encoding: entry) }
    }
}
