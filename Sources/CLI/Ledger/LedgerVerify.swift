import ArgumentParser
import DurableFiles
import JSONTree
import Surroundings
import TerminalOutput
import VigieLedger
import VigieServer
import Wording

struct LedgerVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Read every entry and find whatever was altered, removed or inserted.",
        discussion: """
            The checkpoints beside the store are compared too. One that was kept elsewhere (--against) also shows what
            somebody did who could write to this machine.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("A checkpoint kept elsewhere; may be repeated.", valueName: "file"))
    var against: [String] = []

    @Option(help: ArgumentHelp("Public keys kept elsewhere, one a line, instead of those here.", valueName: "file"))
    var verifiers: String?

    func run() async throws {
        let notes = try against.map { path in try SignedNote(parsing: Self.content(of: path)) }
        let trusted = try verifiers.map(Self.verifiers) ?? []
        let report = try await place.withRecords { records in
            let line = ProgressLine()
            defer { line.finish() }
            let size = try await records.ledger.size()
            return try await records.ledger.verify(against: notes, verifiers: trusted) { done in
                line.update(size > 0 ? Double(done) / Double(size) : nil, "\(done) of \(size) entries")
            }
        }
        try output.format.present(VerificationResult(report: report))
        try ExitStatus(report.verdict).exit()
    }

    private static func verifiers(in path: String) throws -> [NoteVerifier] {
        let lines = String(decoding: try content(of: path), as: UTF8.self).split(separator: "\n")
        return try lines.map { try NoteVerifier(encoded: String($0)) }
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
    let report: LedgerReport

    var text: String { report.sentences.joined(separator: "\n") }

    var json: JSONValue {
        [
            "verdict": .string(report.verdict.rawValue), "size": .integer(report.size),
            "root": .string(report.root.hexadecimal),
            "findings": .array(report.findings.map { .string($0.sentence) }),
            "omitted": .integer(Int64(report.omitted)),
            "confirmedSizes": .array(report.confirmed.map { .integer($0.size) }),
            "clockSteps": .array(
                report.clockSteps.map { ["index": .integer($0.index), "seconds": .number($0.by.inSeconds)] }),
        ]
    }
}

extension [UInt8] {
    fileprivate var hexadecimal: String {
        let digits = [Character]("0123456789abcdef")
        return reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}
