import Foundation
import GRDB
import Testing
import VigieStore
import VigieStoreSQLite

/// What is deleted must not be found in any file of the store.
@Suite struct TraceTests {
    private static let planted = Array("planted-4f1d0a7c-secret".utf8)
    private static let key = DocumentKey("vault", "ada")

    @Test func `a deleted document is in no file any more`() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try await fill(store)
        #expect(try occurrences(in: scratch) > 0)
        _ = try await store.commit([.deleteDocument(Self.key)])
        #expect(try occurrences(in: scratch) == 0)
    }

    @Test func `an overwritten body goes with the deletion of its document`() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try await fill(store)
        _ = try await store.commit([.putDocument(Self.key, body: [1], expecting: nil)])
        _ = try await store.commit([.deleteDocument(Self.key)])
        #expect(try occurrences(in: scratch) == 0)
    }

    @Test func `the copy that a migration made goes with it`() async throws {
        let scratch = try Scratch()
        let older = try scratch.open()
        try await fill(older)
        try older.close()
        var options = SQLiteStore.Options()
        options.schema.append(OpeningTests.version2)
        let newer = try scratch.open(options)
        #expect(try scratch.files().contains("vigie.db.version-1"))
        _ = try await newer.commit([.deleteDocument(Self.key)])
        #expect(try occurrences(in: scratch) == 0)
        #expect(try !scratch.files().contains("vigie.db.version-1"))
    }

    @Test func `while another process reads an older state, the next commit or opening finishes the work`() async throws
    {
        for reopens in [false, true] {
            let scratch = try Scratch()
            var options = SQLiteStore.Options()
            options.patience = .milliseconds(100)
            let store = try scratch.open(options)
            try await fill(store)
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let reader = try DatabaseQueue(path: scratch.path, configuration: configuration)
            try await reader.writeWithoutTransaction { db in
                try db.execute(sql: "BEGIN")
                _ = try Row.fetchAll(db, sql: "SELECT * FROM documents")
            }
            _ = try await store.commit([.deleteDocument(Self.key)])
            #expect(try await store.document(Self.key) == nil)
            #expect(try occurrences(in: scratch) > 0)
            try await reader.writeWithoutTransaction { db in try db.execute(sql: "COMMIT") }
            let next = reopens ? try scratch.open() : store
            if !reopens { _ = try await next.commit([.appendEntry(.sample("next"))]) }
            #expect(try occurrences(in: scratch) == 0)
            withExtendedLifetime((store, reader)) {}
        }
    }

    /// The planted document among many others, on several pages.
    private func fill(_ store: SQLiteStore) async throws {
        for number in 0..<60 {
            let body = number == 30 ? Self.planted : Array(repeating: UInt8(number), count: 500)
            let key = number == 30 ? Self.key : DocumentKey("vault", "person \(number)")
            _ = try await store.commit([
                .putDocument(key, body: body, expecting: 0), .appendEntry(.sample("\(number)")),
            ])
        }
    }

    private func occurrences(in scratch: Scratch) throws -> Int {
        try scratch.files().map { name in
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(scratch.directory)/\(name)"))
            return data.range(of: Data(Self.planted)) == nil ? 0 : 1
        }.reduce(0, +)
    }
}
