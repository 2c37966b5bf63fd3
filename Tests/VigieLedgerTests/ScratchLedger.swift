import Foundation
import GRDB
import JSONTree
import Surroundings
import VigieLedger
import VigieStore
import VigieStoreSQLite
import VigieTestSupport

/// A ledger in a directory of its own, with a clock to turn and the same keys each time.
final class ScratchLedger: Sendable {
    let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-ledger-\(UUID().uuidString)").path
    let clock = ManualClock()
    let world: World
    let store: any Store
    let ledger: Ledger

    init(seed: UInt64 = 1, entries: Int = 0) async throws {
        world = World(clock: clock, random: SeededRandom(seed: seed))
        store = try SQLiteStore.open(directory + "/vigie.db")
        ledger = Ledger(store: store, world: world, keys: try LedgerKeys.open(in: directory, world: world))
        try await append(entries)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Appends facts about three things, some of them in runs and with keys.
    func append(_ count: Int) async throws {
        let size = Int(try await ledger.size())
        var drafts: [NewEntry] = []
        for number in size..<size + count {
            clock.advance(by: .seconds(1))
            drafts.append(
                try ledger.draft(
                    Weight(grams: number, note: "n° \(number) \"é\""), subject: "Thing/\(number % 3)",
                    run: number % 4 == 0 ? "run \(number)" : nil, actor: "person/x",
                    key: number % 5 == 0 ? "key/\(number)\n" : nil))
        }
        _ = try await store.commit(drafts.map(Change.appendEntry))
    }

    /// What somebody with the file and the `sqlite3` shell can do.
    func tamper(_ sql: String) throws {
        try DatabaseQueue(path: directory + "/vigie.db").write { try $0.execute(sql: sql) }
    }
}

struct Weight: Evidence, Hashable {
    static let kind = "test.weight"
    let grams: Int
    let note: String
}
