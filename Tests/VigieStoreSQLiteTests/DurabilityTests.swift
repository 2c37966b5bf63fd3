import Foundation
import GRDB
import Surroundings
import Synchronization
import Testing
import VigieStore
import VigieStoreSQLite
import VigieTestSupport

/// What the file is like, and what is in it when a process has ended without saying goodbye.
@Suite struct DurabilityTests {
    @Test func `a commit is flushed before it returns, whatever GRDB's default`() async throws {
        let seen = Mutex<[String]>([])
        var options = SQLiteStore.Options()
        options.trace = { sql in seen.withLock { $0.append(sql) } }
        let scratch = try Scratch()
        let store = try scratch.open(options)
        _ = try await store.commit([.appendEntry(.sample("a"))])
        let settings = seen.withLock { $0.filter { $0.contains("synchronous") } }
        #expect(settings.last == "PRAGMA synchronous = FULL")
        #expect(seen.withLock { $0.contains("PRAGMA journal_mode = WAL") })
        #expect(seen.withLock { $0.contains("PRAGMA secure_delete = ON") })
    }

    @Test func `every table is strict`() async throws {
        let scratch = try Scratch()
        try scratch.open().close()
        let loose = try await DatabaseQueue(path: scratch.path).read { db in
            try String.fetchAll(db, sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict")
        }
        #expect(loose.filter { !$0.hasPrefix("sqlite_") } == [])
    }

    @Test func `the file and its log are for their owner only`() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        _ = try await store.commit([.appendEntry(.sample("a"))])
        for name in try scratch.files() {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(scratch.directory)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        #expect(try scratch.files() == ["vigie.db", "vigie.db-shm", "vigie.db-wal"])
        try store.close()
        #expect(try scratch.files() == ["vigie.db"])
    }

    /// The files as they lie on the disk while the store is open are what a killed process leaves behind.
    @Test func `what was committed is there although the store was never closed`() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        for number in 0..<20 { _ = try await store.commit([.appendEntry(.sample("\(number)"))]) }
        let wreck = try Scratch()
        for name in try scratch.files() where !name.hasSuffix("-shm") {
            try FileManager.default.copyItem(
                atPath: "\(scratch.directory)/\(name)", toPath: "\(wreck.directory)/\(name)")
        }
        let recovered = try wreck.open()
        #expect(try await recovered.ledgerHead() == (try await store.ledgerHead()))
        #expect(try await recovered.entries(EntryQuery(limit: 100)).count == 20)
        _ = try await recovered.commit([.appendEntry(.sample("next"))])
        #expect(try await recovered.ledgerHead().size == 21)
    }

    /// A power cut may leave any prefix of the log; SQLite reads up to the last whole commit.
    @Test(arguments: 0..<12) func `a log cut off anywhere leaves whole commits and a head that fits`(cut: Int)
        async throws
    {
        let scratch = try Scratch()
        let store = try scratch.open()
        for number in 0..<12 {
            _ = try await store.commit([.appendEntry(.sample("\(number)")), .appendEntry(.sample("\(number)'"))])
        }
        let wreck = try Scratch()
        let log = try Data(contentsOf: URL(fileURLWithPath: scratch.path + "-wal"))
        try FileManager.default.copyItem(atPath: scratch.path, toPath: wreck.path)
        let kept = log.prefix(log.count * cut / 12 + cut * 7)
        try kept.write(to: URL(fileURLWithPath: wreck.path + "-wal"))
        let recovered = try wreck.open()
        let head = try await recovered.ledgerHead()
        let entries = try await recovered.entries(EntryQuery(limit: 100))
        #expect(head.size % 2 == 0)
        #expect(entries.count == Int(head.size))
    }

    @Test func `a closed store says that it is closed`() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try store.close()
        await #expect(throws: StoreError.self) { try await store.ledgerHead() }
        await #expect(throws: StoreError.self) { try await store.commit([.appendEntry(.sample("a"))]) }
        await #expect(throws: StoreError.self) { try await store.dataVersion() }
    }
}

extension NewEntry {
    static func sample(_ text: String) -> NewEntry {
        NewEntry(kind: "k", subject: "s", at: .init(seconds: 0), bytes: Array(text.utf8))
    }
}
