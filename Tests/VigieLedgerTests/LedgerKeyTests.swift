import Foundation
import Surroundings
import Testing
import VigieLedger
import VigieTestSupport

@Suite struct LedgerKeyTests {
    @Test func `the first key is made on first use, for its owner only, and found again`() async throws {
        let scratch = try await ScratchLedger(entries: 3)
        let note = try await scratch.ledger.checkpoint()
        let files = try FileManager.default.contentsOfDirectory(atPath: scratch.directory + "/keys").sorted()
        #expect(files == [".lock", "ledger-0001.key"])
        #expect(try permissions(scratch.directory + "/keys") == 0o700)
        #expect(try permissions(scratch.directory + "/keys/ledger-0001.key") == 0o600)
        let again = try LedgerKeys.open(in: scratch.directory, world: scratch.world)
        #expect(again.origin == (try note.checkpoint().origin))
        #expect(try again.archive.verifiers().count == 1)
        #expect(try note.verified(by: again.archive.verifiers()).count == 1)
    }

    @Test func `processes that start at once agree on one key`() async throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "vigie-keys-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let origins = try await withThrowingTaskGroup(of: String.self) { group in
            for seed in UInt64(0)..<16 {
                group.addTask {
                    let world = World(clock: ManualClock(), random: SeededRandom(seed: seed))
                    return try LedgerKeys.open(in: scratch, world: world).origin
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(origins.count == 1)
        #expect(try CheckpointArchive(in: scratch).verifiers().map(\.name) == Array(origins))
    }

    @Test func `a new log may be given its name, which then stays`() async throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "vigie-keys-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let world = World(clock: ManualClock(), random: SeededRandom(seed: 1))
        #expect(throws: LedgerError.self) { try LedgerKeys.open(in: scratch, world: world, origin: "two words") }
        #expect(
            try LedgerKeys.open(in: scratch, world: world, origin: "shop.example/vigie").origin == "shop.example/vigie")
        #expect(try LedgerKeys.open(in: scratch, world: world, origin: "other").origin == "shop.example/vigie")
    }

    @Test func `after a rotation old checkpoints verify, and both keys have signed the first new one`() async throws {
        let scratch = try await ScratchLedger(entries: 5)
        let archive = try #require(scratch.ledger.archive)
        let before = try await scratch.ledger.checkpoint()
        let former = try #require(try archive.verifiers().first)
        let (verifier, transition) = try await scratch.ledger.rotateKey(actor: "person/x")
        try await scratch.append(2)
        let after = try await scratch.ledger.checkpoint()
        #expect(try archive.verifiers() == [former, verifier])
        #expect(try before.verified(by: archive.verifiers()) == [former])
        #expect(try Set(transition.verified(by: archive.verifiers())) == [former, verifier])
        #expect(try after.verified(by: archive.verifiers()) == [verifier])
        let files = try FileManager.default.contentsOfDirectory(atPath: scratch.directory + "/keys").sorted()
        #expect(files == [".lock", "ledger-0002.key"])
        let rotation = try #require(try await scratch.ledger.latest(KeyRotation.self))
        #expect(rotation.evidence.verifier == verifier.encoded && rotation.evidence.former == [former.encoded])
        #expect(try await scratch.ledger.verify().isIntact)
    }

    @Test func `a log whose keys were lost goes on under its name with a new key`() async throws {
        let scratch = try await ScratchLedger(entries: 2)
        let before = try await scratch.ledger.checkpoint()
        try FileManager.default.removeItem(atPath: scratch.directory + "/keys")
        let world = World(clock: scratch.clock, random: SeededRandom(seed: 99))
        let keys = try LedgerKeys.open(in: scratch.directory, world: world)
        #expect(keys.origin == (try before.checkpoint().origin))
        #expect(try keys.archive.verifiers().count == 2)
        let ledger = Ledger(store: scratch.store, world: world, keys: keys)
        _ = try await ledger.checkpoint()
        #expect(try await ledger.verify().isIntact)
    }

    @Test func `a key file that is no key is named in the error`() async throws {
        let scratch = try await ScratchLedger()
        try Data("rubbish".utf8).write(to: URL(fileURLWithPath: scratch.directory + "/keys/ledger-0001.key"))
        await #expect(throws: LedgerError.self) { try await scratch.ledger.checkpoint() }
    }

    private func permissions(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }
}
