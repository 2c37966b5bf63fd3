import ArgumentParser
import JSONTree

struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say which version this is.")

    @OptionGroup var output: OutputOptions

    func run() throws {
        try output.format.present(Release.current)
    }
}

/// What was released under which number.
struct Release: Presentable {
    static let current = Release(version: "0.1.0")

    let version: String

    var text: String { "vigie \(version)" }
    var json: JSONValue { ["version": .string(version)] }
}
