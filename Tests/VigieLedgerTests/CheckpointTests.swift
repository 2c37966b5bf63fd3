import Foundation
import Testing
import VigieLedger

@Suite struct CheckpointTests {
    @Test func `a checkpoint states size and root, and is kept beside the store with its history`() async throws {
        let scratch = try await ScratchLedger()
        let archive = try #require(scratch.ledger.archive)
        var notes: [SignedNote] = []
        for count in [0, 1, 4, 0, 95] {
            try await scratch.append(count)
            notes.append(try await scratch.ledger.checkpoint())
            #expect(try notes.last?.checkpoint().size == (try await scratch.ledger.size()))
        }
        // The third time nothing had changed.
        #expect(notes[2] == notes[3])
        notes.remove(at: 3)
        #expect(try archive.notes() == notes)
        #expect(try archive.latest() == notes.last)
        let latest = try String(contentsOfFile: archive.directory + "/latest", encoding: .utf8)
        #expect(latest == notes.last?.encoded)
        #expect(try notes.map { try $0.checkpoint().size } == [0, 1, 5, 100])
    }

    @Test func `a proof signs nothing where a checkpoint has the entry`() async throws {
        let scratch = try await ScratchLedger(entries: 20)
        let note = try await scratch.ledger.checkpoint()
        try await scratch.append(5)
        #expect(try await scratch.ledger.proof(of: 7).checkpoint == note)
        #expect(try scratch.ledger.archive?.notes() == [note])
        #expect(try await scratch.ledger.proof(of: 21).checkpoint.checkpoint().size == 25)
        // What was altered leads to no checkpoint that was signed, and is not signed now.
        try scratch.tamper("UPDATE entries SET leaf_hash = zeroblob(32) WHERE idx = 3")
        await #expect(throws: LedgerError.self) { try await scratch.ledger.proof(of: 3) }
    }

    @Test func `a ledger without keys cannot sign`() async throws {
        let scratch = try await ScratchLedger(entries: 1)
        let reader = Ledger(store: scratch.store, world: scratch.world)
        await #expect(throws: LedgerError.noKeys) { try await reader.checkpoint() }
        await #expect(throws: LedgerError.noKeys) { try await reader.proof(of: 0) }
    }

    @Test func `nothing is signed that does not continue what was signed before`() async throws {
        let scratch = try await ScratchLedger(entries: 20)
        _ = try await scratch.ledger.checkpoint()
        try scratch.tamper("DELETE FROM entries WHERE idx = 19; UPDATE ledger_head SET size = 19")
        await #expect(throws: (any Error).self) { try await scratch.ledger.checkpoint() }
        #expect(try scratch.ledger.archive?.notes().count == 1)
    }

    @Test func `a ledger that began anew is not signed under the old name`() async throws {
        let scratch = try await ScratchLedger(entries: 4)
        _ = try await scratch.ledger.checkpoint()
        let other = try await ScratchLedger(seed: 2, entries: 9)
        try await other.ledger.append(Weight(grams: 0, note: ""), subject: "T", actor: "a")
        let keys = try LedgerKeys.open(in: scratch.directory, world: scratch.world)
        let usurper = Ledger(store: other.store, world: other.world, keys: keys)
        try other.tamper("UPDATE entries SET leaf_hash = zeroblob(32), subtrees = zeroblob(length(subtrees))")
        await #expect(throws: LedgerError.self) { try await usurper.checkpoint() }
    }

    @Test func `several sign at once and the newest checkpoint is the largest`() async throws {
        let scratch = try await ScratchLedger(entries: 1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                group.addTask {
                    try await scratch.ledger.append(Weight(grams: number, note: ""), subject: "T", actor: "a")
                    _ = try await scratch.ledger.checkpoint()
                }
            }
            try await group.waitForAll()
        }
        let archive = try #require(scratch.ledger.archive)
        #expect(try archive.latest()?.checkpoint().size == 13)
        let latest = try String(contentsOfFile: archive.directory + "/latest", encoding: .utf8)
        #expect(latest == (try archive.latest()?.encoded))
        #expect(try await scratch.ledger.verify().isIntact)
    }
}
