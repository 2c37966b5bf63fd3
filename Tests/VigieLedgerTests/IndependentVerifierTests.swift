import Foundation
import Testing
import Tools
import VigieLedger
import VigieTestSupport

/// A verifier in another language, which was written from `docs/ledger-format.md`, shown real ledgers.
@Suite struct IndependentVerifierTests {
    /// A ledger as it is handed out: in files.
    private struct Handout {
        let ledger: String
        let verifiers: String
        let checkpoints: [String]
    }

    @Test(arguments: [0, 1, 2, 7, 8, 100]) func `it confirms a ledger that is intact`(size: Int) async throws {
        let scratch = try await ScratchLedger(entries: size / 2)
        _ = try await scratch.ledger.checkpoint()
        _ = try await scratch.ledger.rotateKey(actor: "person/x")
        try await scratch.append(size - size / 2)
        let handout = try await handOut(scratch)
        let (succeeded, output) = try await run(handout)
        #expect(succeeded, "\(output)")
        #expect(output.hasPrefix("\(size + 1) entries; the first \(size + 1) are as"))
    }

    @Test(arguments: 0..<8) func `it refuses a ledger with one line changed`(line: Int) async throws {
        let scratch = try await ScratchLedger(entries: 5)
        _ = try await scratch.ledger.checkpoint()
        try await scratch.append(3)
        let handout = try await handOut(scratch)
        try edit(handout) { $0[line] = $0[line].replacing("\"grams\":\(line)", with: "\"grams\":9") }
        let (succeeded, output) = try await run(handout)
        #expect(!succeeded)
        let expected = line < 5 ? "from entry 0 to 4" : "from entry 5 to 7"
        #expect(output.contains("something \(expected) was tampered with"), "\(output)")
    }

    @Test func `it refuses lines removed, inserted or exchanged, and a tail cut off`() async throws {
        let edits: [@Sendable (inout [String]) -> Void] = [
            { $0.remove(at: 2) }, { $0.insert($0[1], at: 3) }, { $0.swapAt(0, 4) }, { $0.removeLast() },
            { $0[0] += " " },
        ]
        for change in edits {
            let scratch = try await ScratchLedger(entries: 6)
            let handout = try await handOut(scratch)
            try edit(handout, change)
            let (succeeded, output) = try await run(handout)
            #expect(!succeeded, "\(output)")
            #expect(output.contains("refused: "))
        }
    }

    @Test func `it refuses a checkpoint that was altered or signed by another key`() async throws {
        let scratch = try await ScratchLedger(entries: 6)
        let handout = try await handOut(scratch)
        let note = try #require(handout.checkpoints.last)
        let text = try String(contentsOfFile: note, encoding: .utf8)
        try text.replacing("\n6\n", with: "\n5\n").write(toFile: note, atomically: true, encoding: .utf8)
        #expect(try await run(handout).output.contains("a signature does not verify"))
        let stranger = try await ScratchLedger(seed: 5, entries: 6)
        try await stranger.ledger.checkpoint().encoded.write(toFile: note, atomically: true, encoding: .utf8)
        #expect(try await run(handout).output.contains("is not signed by"))
    }

    private func handOut(_ scratch: ScratchLedger) async throws -> Handout {
        var lines: [UInt8] = []
        _ = try await scratch.ledger.export { lines += $0 }
        let ledger = scratch.directory + "/ledger.jsonl"
        try Data(lines).write(to: URL(fileURLWithPath: ledger))
        let archive = try #require(scratch.ledger.archive)
        let history = archive.directory + "/history"
        let names = try FileManager.default.contentsOfDirectory(atPath: history).sorted()
        return Handout(
            ledger: ledger, verifiers: archive.directory + "/verifiers", checkpoints: names.map { "\(history)/\($0)" })
    }

    private func edit(_ handout: Handout, _ change: (inout [String]) -> Void) throws {
        let text = try String(contentsOfFile: handout.ledger, encoding: .utf8)
        var lines = text.split(separator: "\n").map(String.init)
        change(&lines)
        try lines.map { $0 + "\n" }.joined().write(toFile: handout.ledger, atomically: true, encoding: .utf8)
    }

    private func run(_ handout: Handout) async throws -> (succeeded: Bool, output: String) {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "verify_ledger.py")
            .path
        let python = Tool(name: "python3", path: DebianPython.path)
        let result = try await ToolRun(
            python, [script, handout.ledger, handout.verifiers] + handout.checkpoints, timeout: .seconds(60)
        ).perform()
        return (result.succeeded, result.output.text + result.errors.text)
    }
}
