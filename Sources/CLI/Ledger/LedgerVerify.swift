import ArgumentParser
import DurableFiles
import JSONTree
import TerminalOutput
import VigieClient
import Wording

struct LedgerVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Read every entry and find whatever was altered, removed or inserted.",
        discussion: """
            The checkpoints beside the store are compared too. One that was kept elsewhere (--against) also shows what
            somebody did who could write to this machine.
            """
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("A checkpoint kept elsewhere; may be repeated.", valueName: "file"))
    var against: [String] = []

    @Option(help: ArgumentHelp("Public keys kept elsewhere, one a line, instead of those here.", valueName: "file"))
    var verifiers: String?

    func run() async throws {
        let question = VerificationQuestion(
            against: try against.map { String(decoding: try Self.content(of: $0), as: UTF8.self) },
            verifiers: try verifiers.map(Self.lines) ?? [])
        let report = try await reach.withClient { client in
            let line = ProgressLine()
            defer { line.finish() }
            if Terminal.isInteractive { line.update(nil, "reading every entry") }
            return try await client.verify(question)
        }
        try output.format.present(VerificationResult(report: report))
        try ExitStatus(report.verdict).exit()
    }

    private static func lines(in path: String) throws -> [String] {
        String(decoding: try content(of: path), as: UTF8.self).split(separator: "\n").map { String($0) }
    }

    private static func content(of path: String) throws -> [UInt8] {
        guard let bytes = try DurableFile.read(path) else {
            throw Problem(code: "usage.no-file", nature: .usage, title: "There is no such file.", detail: path)
        }
        return bytes
    }
}

/// What a verification came to.
struct VerificationResult: Presentable {
    let report: VerificationView

    var text: String { report.sentences.joined(separator: "\n") }

    var json: JSONValue {
        get throws {
            var members = try JSONValue(encoding: report).object ?? [:]
            members["sentences"] = nil
            return .object(members)
        }
    }
}
