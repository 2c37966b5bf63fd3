import Foundation
import GRDB
import JSONTree
import Surroundings
import Testing
import VigieStore
import VigieStoreSQLite
import Wording

/// Everything that can be wrong with the place where the store lies, each with the error that says so.
@Suite struct DamageTests {
    private var hasty: SQLiteStore.Options {
        var options = SQLiteStore.Options()
        options.patience = .milliseconds(200)
        return options
    }

    @Test func `a file that is no database is called corrupt`() throws {
        let scratch = try Scratch()
        try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: scratch.path))
        let error = #expect(throws: StoreError.self) { try scratch.open() }
        guard case .corrupt = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.problem.code == "store.corrupt")
    }

    @Test func `a damaged page is called corrupt, and the rest can still be read`() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        let text = String(repeating: "x", count: 3000)
        for _ in 0..<50 { _ = try await store.commit([.appendEntry(.sample(text))]) }
        _ = try await store.commit([.putDocument(DocumentKey("c", "n"), body: [1], expecting: 0)])
        try store.close()
        let root = try await DatabaseQueue(path: scratch.path).read { db in
            try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'entries'") ?? 0
        }
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path))
        try file.seek(toOffset: UInt64((root - 1) * 4096))
        try file.write(contentsOf: Data(repeating: 0xff, count: 4096))
        try file.close()
        let damaged = try scratch.open()
        let error = await #expect(throws: StoreError.self) { try await damaged.entries(EntryQuery()) }
        guard case .corrupt = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await damaged.document(DocumentKey("c", "n"))?.body == [1])
    }

    @Test func `a record that makes no sense is called corrupt`() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        _ = try await store.commit([
            .appendEntry(.sample("a")),
            .insertRun(
                RunRecord(
                    id: "r1", procedure: "p", input: nil, subject: "s", cause: "c", createdAt: Timestamp(seconds: 0),
                    status: "queued")),
        ])
        try await DatabaseQueue(path: scratch.path).write { db in
            try db.execute(sql: "UPDATE runs SET input = '{'; UPDATE ledger_head SET size = 7")
        }
        await #expect(throws: StoreError.self) { try await store.run("r1") }
        await #expect(throws: StoreError.corrupt("the head of the ledger does not fit its size 7")) {
            try await store.commit([.appendEntry(.sample("b"))])
        }
    }

    @Test func `a store that somebody keeps locked is called locked after a while`() async throws {
        let scratch = try Scratch()
        let store = try scratch.open(hasty)
        _ = try await store.commit([.appendEntry(.sample("a"))])
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: scratch.path, configuration: configuration)
        try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
        await #expect(throws: StoreError.locked) { try await store.commit([.appendEntry(.sample("b"))]) }
        await #expect(throws: StoreError.locked) {
            try await store.acquireLease("l", holder: "a", now: Timestamp(seconds: 0), until: Timestamp(seconds: 1))
        }
        // Who only reads is not kept waiting.
        #expect(try await store.ledgerHead().size == 1)
        try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
        _ = try await store.commit([.appendEntry(.sample("b"))])
        #expect(try await store.ledgerHead().size == 2)
    }

    @Test func `a full disk is called full, and what was there before stays`() async throws {
        let scratch = try Scratch()
        var options = SQLiteStore.Options()
        options.pageLimit = 60
        let store = try scratch.open(options)
        let large = String(repeating: "x", count: 20_000)
        var stored: Int64 = 0
        await #expect(throws: StoreError.full) {
            while true {
                _ = try await store.commit([.appendEntry(.sample(large))])
                stored += 1
            }
        }
        #expect(stored > 0)
        #expect(try await store.ledgerHead().size == stored)
        // What is small enough still fits, and of several at once only the large one fails.
        async let small = store.commit([.putDocument(DocumentKey("c", "n"), body: [1], expecting: 0)])
        async let much = try? store.commit([.appendEntry(.sample(large))])
        let (document, entry) = (try await small, await much)
        #expect(document == [.document(version: 1)])
        #expect(entry == nil)
    }
}
