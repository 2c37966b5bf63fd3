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
        Entry \(entry.index): \(entry.kind) of \(entry.name(of: entry.subject))
        Recorded \(entry.at.display) by \(entry.name(of: entry.actor))\(entry.run.map { " in run \($0)" } ?? "")

        \(([entry.data?.pretty ?? ""] + people).joined(separator: "\n"))
        """
    }

    /// Who is meant in the entry's data.
    private var people: [String] {
        let others = (entry.names ?? [:]).filter { $0.key != entry.actor && $0.key != entry.subject }
        guard !others.isEmpty else { return [] }
        return [""] + others.sorted { $0.key < $1.key }.map { "\($0.key) is \($0.value)" }
    }

    var json: JSONValue {
        get throws { try entry.recorded }
    }
}

extension EntryView {
    /// A subject or an actor as people know them: a person by the name they have here, if any.
    func name(of text: String) -> String {
        names?[text].map { "person/\($0)" } ?? text
    }

    /// What was recorded, and nothing else: the names of people are no part of it.
    var recorded: JSONValue {
        get throws {
            var members = try JSONValue(encoding: self).object ?? [:]
            members["names"] = nil
            return .object(members)
        }
    }
}
