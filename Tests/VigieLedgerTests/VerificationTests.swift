import Surroundings
import Testing
import VigieLedger
import VigieStore
import VigieTestSupport

/// Everything that can be done to a ledger with access to its file, and what a verification says of it.
@Suite struct VerificationTests {
    struct Tampering: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let expected: [LedgerFinding]

        init(_ description: String, _ sql: String, _ expected: LedgerFinding...) {
            testDescription = description
            self.sql = sql
            self.expected = expected
        }
    }

    /// Of a ledger of 20 entries, of which a checkpoint was signed at 12.
    static let tamperings = [
        Tampering(
            "one bit flipped",
            "UPDATE entries SET bytes = CAST(replace(bytes, '\"grams\":7', '\"grams\":6') AS BLOB) WHERE idx = 7",
            .altered(7), .rewritten(signed: 12, intact: 0)),
        Tampering(
            "one byte too many", "UPDATE entries SET bytes = CAST(bytes || ' ' AS BLOB) WHERE idx = 19", .altered(19),
            .unreadable(19, reason: "it is not canonical JSON with the members of an entry")),
        Tampering(
            "text and hash altered together",
            "UPDATE entries SET bytes = (SELECT bytes FROM entries WHERE idx = 3),"
                + " leaf_hash = (SELECT leaf_hash FROM entries WHERE idx = 3) WHERE idx = 8",
            .misfiled(8, field: "time"), .displaced(8..<10), .rewritten(signed: 12, intact: 0)),
        Tampering("one removed in the middle", "DELETE FROM entries WHERE idx = 15", .missing(15..<16)),
        Tampering(
            "several removed at the beginning", "DELETE FROM entries WHERE idx < 3", .missing(0..<3),
            .rewritten(signed: 12, intact: 0)),
        Tampering("the newest removed", "DELETE FROM entries WHERE idx >= 18", .sizeDiffers(recorded: 20, found: 18)),
        Tampering(
            "the newest removed, and the size set back",
            "DELETE FROM entries WHERE idx >= 16; UPDATE ledger_head SET size = 16",
            .badHead("the head of the ledger does not fit its size 16")),
        Tampering(
            "one removed and the rest moved up",
            "DELETE FROM entries WHERE idx = 13; UPDATE entries SET idx = idx - 1000 WHERE idx > 13;"
                + " UPDATE entries SET idx = idx + 999 WHERE idx < 0",
            .displaced(13..<19), .sizeDiffers(recorded: 20, found: 19)),
        Tampering(
            "one inserted and the rest moved down",
            "UPDATE entries SET idx = idx + 1000 WHERE idx >= 16; UPDATE entries SET idx = idx - 999 WHERE idx > 1000;"
                + " INSERT INTO entries SELECT 16, at, kind, subject, run, NULL, bytes, leaf_hash, subtrees"
                + " FROM entries WHERE idx = 2",
            .displaced(17..<21), .sizeDiffers(recorded: 20, found: 21)),
        Tampering(
            "one put before the beginning",
            "INSERT INTO entries SELECT -1, at, kind, subject, run, NULL, bytes, leaf_hash, subtrees FROM entries"
                + " WHERE idx = 2",
            .inserted(-1)),
        Tampering(
            "one put behind the end",
            "INSERT INTO entries SELECT 20, at, kind, subject, run, NULL, bytes, leaf_hash, x'' FROM entries"
                + " WHERE idx = 2",
            .sizeDiffers(recorded: 20, found: 21)),
        Tampering(
            "two exchanged",
            "UPDATE entries SET idx = 100 WHERE idx = 13; UPDATE entries SET idx = 13 WHERE idx = 16;"
                + " UPDATE entries SET idx = 16 WHERE idx = 100",
            .displaced(13..<14), .displaced(16..<17)),
        Tampering(
            "filed under another subject", "UPDATE entries SET subject = 'Thing/other' WHERE idx = 4",
            .misfiled(4, field: "subject")),
        Tampering(
            "filed under another kind", "UPDATE entries SET kind = 'x' WHERE idx = 4", .misfiled(4, field: "kind")),
        Tampering(
            "filed under another time", "UPDATE entries SET at = at + 1 WHERE idx = 4", .misfiled(4, field: "time")),
        Tampering("filed under no run", "UPDATE entries SET run = NULL WHERE idx = 4", .misfiled(4, field: "run")),
        Tampering("filed under a key", "UPDATE entries SET key = 'k' WHERE idx = 4", .misfiled(4, field: "key")),
        Tampering(
            "the recorded root altered", "UPDATE ledger_head SET frontier = zeroblob(length(frontier))",
            .rootDiffers(size: 20)),
    ]

    @Test(arguments: tamperings) func `what was done to a ledger is found and named`(tampering: Tampering) async throws
    {
        let scratch = try await ScratchLedger(entries: 12)
        _ = try await scratch.ledger.checkpoint()
        try await scratch.append(8)
        #expect(try await scratch.ledger.verify().findings == [])
        try scratch.tamper(tampering.sql)
        let report = try await scratch.ledger.verify()
        #expect(report.verdict == .fail)
        for finding in tampering.expected { #expect(report.findings.contains(finding), "\(report.sentences)") }
        #expect(report.findings.count == tampering.expected.count, "\(report.sentences)")
        #expect(report.sentences.allSatisfy { $0.hasSuffix(".") })
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 64, 100])
    func `an intact ledger of any size is confirmed by its checkpoints`(size: Int) async throws {
        let scratch = try await ScratchLedger(entries: size / 2)
        _ = try await scratch.ledger.checkpoint()
        try await scratch.append(size - size / 2)
        let note = try await scratch.ledger.checkpoint()
        let report = try await scratch.ledger.verify()
        #expect(report.findings == [] && report.verdict == .pass)
        #expect(report.size == Int64(size))
        #expect(report.root == (try note.checkpoint().root))
        #expect(report.confirmed.last == (try note.checkpoint()))
        #expect(report.sentences.first == (size == 1 ? "The only entry is intact." : "All \(size) entries are intact."))
    }

    @Test func `a tail that was cut off cleanly is found by a checkpoint kept elsewhere`() async throws {
        let scratch = try await ScratchLedger(entries: 16)
        try await scratch.append(4)
        let kept = try await scratch.ledger.checkpoint()
        let verifiers = try #require(try scratch.ledger.archive?.verifiers())
        let shorter = try await ScratchLedger(entries: 16)
        let report = try await shorter.ledger.verify(against: [kept], verifiers: verifiers)
        #expect(report.findings.contains(.truncated(signed: 20, found: 16)))
        #expect(report.sentences.contains { $0.contains("the last 4 were removed") })
        // Without it nothing would be noticed, and the report says so.
        let alone = try await Ledger(store: shorter.store, world: shorter.world).verify()
        #expect(alone.isIntact)
        #expect(alone.sentences.contains { $0.contains("a removed tail would not be noticed") })
    }

    @Test func `a ledger that was made anew from the beginning is found by a checkpoint kept elsewhere`() async throws {
        let scratch = try await ScratchLedger(entries: 5)
        let first = try await scratch.ledger.checkpoint()
        try await scratch.append(5)
        let second = try await scratch.ledger.checkpoint()
        let verifiers = try #require(try scratch.ledger.archive?.verifiers())
        let forged = try await ScratchLedger(entries: 5)
        forged.clock.advance(by: .seconds(60))
        try await forged.append(10)
        let ledger = Ledger(store: forged.store, world: forged.world)
        let report = try await ledger.verify(against: [first, second], verifiers: verifiers)
        #expect(report.findings == [.rewritten(signed: 10, intact: 5)])
        #expect(report.confirmed == [try first.checkpoint()])
    }

    @Test func `a checkpoint that nobody known has signed is not believed`() async throws {
        let scratch = try await ScratchLedger(entries: 3)
        let stranger = try await ScratchLedger(seed: 7, entries: 3)
        let note = try await stranger.ledger.checkpoint()
        let report = try await scratch.ledger.verify(against: [note])
        #expect(report.findings == [.badCheckpoint(size: 3, reason: "no known key has signed it")])
    }

    @Test func `a clock that was set back is noted and is no damage`() async throws {
        let scratch = try await ScratchLedger(entries: 3)
        scratch.clock.set(to: scratch.clock.now() - .seconds(600))
        try await scratch.append(2)
        let report = try await scratch.ledger.verify()
        #expect(report.isIntact)
        #expect(report.clockSteps == [LedgerReport.ClockStep(index: 3, by: .seconds(599))])
        #expect(report.sentences.contains("The clock stepped back by 9 min before entry 3."))
    }

    @Test func `entries appended meanwhile do not disturb a verification`() async throws {
        let scratch = try await ScratchLedger(entries: 50)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for _ in 0..<30 { try await scratch.append(3) } }
            for _ in 0..<10 { #expect(try await scratch.ledger.verify().findings == []) }
            try await group.waitForAll()
        }
        #expect(try await scratch.ledger.verify().size == 140)
    }

    @Test func `of very many findings the first are shown and the rest counted`() async throws {
        let scratch = try await ScratchLedger(entries: 200)
        try scratch.tamper("UPDATE entries SET subject = 'x' WHERE idx % 2 = 1")
        let report = try await scratch.ledger.verify()
        #expect(report.findings.count == 50 && report.omitted == 50)
    }
}
