import JSONTree
import Surroundings
import Testing
import VigieLedger
import VigieStore
import VigieTestSupport

@Suite struct EvidenceTests {
    struct Depth: Evidence, Hashable {
        static let kind = "test.depth"
        static let version = 2
        let metres: Double

        /// Version 1 had feet.
        static func upgrade(_ data: JSONValue, from version: Int) throws -> JSONValue {
            ["metres": .number((data["feet"]?.number ?? 0) * 0.3048)]
        }
    }

    /// The same kind as a former, or a later, program knows it.
    struct FeetDepth: Evidence {
        static let kind = "test.depth"
        let feet: Double
    }

    struct LaterDepth: Evidence {
        static let kind = "test.depth"
        static let version = 3
        let metres: Double
    }

    @Test func `an entry is canonical JSON and reads back as it was`() async throws {
        let scratch = try await ScratchLedger()
        let reference = try await scratch.ledger.append(
            Weight(grams: 5, note: "a\"b\u{1}"), subject: "Thing/é", run: "r1", actor: "run/r1", key: "k1")
        let stored = try #require(try await scratch.store.entries(EntryQuery()).first)
        let text = String(decoding: stored.entry.bytes, as: UTF8.self)
        #expect(
            text == #"{"actor":"run/r1","at":"2026-01-05T00:00:00.000000Z","data":{"grams":5,"note":"a\"b\u0001"},"#
                + #""key":"k1","kind":"test.weight","run":"r1","subject":"Thing/é","v":1,"version":1}"#)
        let entry = try await scratch.ledger.entry(reference.index)
        #expect(entry.reference == reference)
        #expect(entry.kind == "test.weight" && entry.version == 1 && entry.subject == "Thing/é")
        #expect(entry.run == "r1" && entry.actor == "run/r1" && entry.key == "k1")
        #expect(entry.at == scratch.clock.now())
        #expect(try entry.evidence(as: Weight.self) == Weight(grams: 5, note: "a\"b\u{1}"))
    }

    @Test func `a key that was used before gives the reference of the earlier entry`() async throws {
        let scratch = try await ScratchLedger()
        let first = try await scratch.ledger.append(Weight(grams: 1, note: ""), subject: "T", actor: "a", key: "k")
        scratch.clock.advance(by: .seconds(9))
        let again = try await scratch.ledger.append(Weight(grams: 2, note: ""), subject: "T", actor: "a", key: "k")
        #expect(again == first)
        #expect(try await scratch.ledger.size() == 1)
    }

    @Test func `data of an earlier version is brought up to the present one`() async throws {
        let scratch = try await ScratchLedger()
        try await scratch.ledger.append(FeetDepth(feet: 10), subject: "T", actor: "a")
        #expect(try await scratch.ledger.latest(Depth.self)?.evidence == Depth(metres: 3.048))
    }

    @Test func `data of a later version, or of another kind, is refused in words`() async throws {
        let scratch = try await ScratchLedger()
        try await scratch.ledger.append(LaterDepth(metres: 1), subject: "T", actor: "a")
        let entry = try await scratch.ledger.entry(0)
        #expect(throws: LedgerError.newerEvidence(index: 0, kind: "test.depth", found: 3, supported: 2)) {
            try entry.evidence(as: Depth.self)
        }
        #expect(throws: LedgerError.kindDiffers(index: 0, found: "test.depth", wanted: "test.weight")) {
            try entry.evidence(as: Weight.self)
        }
        await #expect(throws: LedgerError.notFound(index: 1)) { try await scratch.ledger.entry(1) }
    }

    @Test func `the newest fact of a kind is found, about a subject or any, since a time or ever`() async throws {
        let scratch = try await ScratchLedger(entries: 10)
        try await scratch.ledger.append(FeetDepth(feet: 1), subject: "Thing/0", actor: "a")
        let ledger = scratch.ledger
        #expect(try await ledger.latest(Weight.self)?.evidence.grams == 9)
        #expect(try await ledger.latest(Weight.self, subject: "Thing/1")?.entry.index == 7)
        #expect(try await ledger.latest(Weight.self, subject: "Thing/7")?.entry == nil)
        #expect(try await ledger.all(Weight.self, subject: "Thing/1").map(\.evidence.grams) == [7, 4, 1])
        let since = try await ledger.entry(4).at
        #expect(try await ledger.all(Weight.self, subject: "Thing/1", since: since).map(\.entry.index) == [7, 4])
        #expect(try await ledger.all(Weight.self, limit: 2).map(\.entry.index) == [9, 8])
    }
}
