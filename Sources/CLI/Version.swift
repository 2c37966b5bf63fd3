import ArgumentParser
import JSONTree
import VigieServer

struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say which version this is.")

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.format.present(ReleaseNote.current)
    }
}

/// What was released under which number.
struct ReleaseNote: Presentable {
    static let current = ReleaseNote(version: Release.number)

    let version: String

    var text: String { "vigie \(version)" }
    var json: JSONValue { ["version": .string(version)] }
}
