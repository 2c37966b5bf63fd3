import Foundation
import GRDB
import Testing
import VigieStore
import VigieStoreSQLite
import Wording

/// Whose file it is, and how old.
@Suite struct OpeningTests {
    /// A later version, as this program does not have it yet.
    static let version2 = SchemaVersion(
        2, "ALTER TABLE entries ADD COLUMN note TEXT; CREATE TABLE more (x TEXT) STRICT;")

    private func options(_ schema: [SchemaVersion]) -> SQLiteStore.Options {
        var options = SQLiteStore.Options()
        options.schema = schema
        return options
    }

    @Test func `a directory that is not there is made, for its owner only`() async throws {
        let scratch = try Scratch()
        let path = scratch.directory + "/deep/down/vigie.db"
        try SQLiteStore.open(path).close()
        let attributes = try FileManager.default.attributesOfItem(atPath: scratch.directory + "/deep/down")
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test func `a store by a newer program is refused and left as it is`() async throws {
        let scratch = try Scratch()
        try scratch.open(options([.version1, Self.version2])).close()
        let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
        #expect(throws: StoreError.newer(found: 2, supported: 1)) { try scratch.open() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == before)
        #expect(try scratch.files() == ["vigie.db"])
        #expect(StoreError.newer(found: 2, supported: 1).problem.hint?.contains("left as it is") == true)
    }

    @Test func `an older store is migrated, and its copy is a whole store of the older version`() async throws {
        let scratch = try Scratch()
        let older = try scratch.open()
        for number in 0..<30 { _ = try await older.commit([.appendEntry(.sample("\(number)"))]) }
        try older.close()
        let newer = try scratch.open(options([.version1, Self.version2]))
        #expect(try await newer.ledgerHead().size == 30)
        _ = try await newer.commit([.appendEntry(.sample("after"))])
        try newer.close()
        let files = try scratch.files()
        #expect(files == ["vigie.db", "vigie.db.version-1"])
        let copy = try SQLiteStore.open(scratch.path + ".version-1")
        #expect(try await copy.ledgerHead().size == 30)
        try copy.close()
        let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path + ".version-1")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `what is only in the log of an older store is in its copy too`() async throws {
        let scratch = try Scratch()
        let older = try scratch.open()
        _ = try await older.commit([.appendEntry(.sample("in the log"))])
        // The older program is still running, or was killed.
        let newer = try scratch.open(options([.version1, Self.version2]))
        #expect(try await newer.ledgerHead().size == 1)
        let copy = try SQLiteStore.open(scratch.path + ".version-1")
        #expect(try await copy.entries(EntryQuery()).map(\.entry) == [.sample("in the log")])
    }

    @Test func `a migration that fails leaves the store as it was`() async throws {
        let scratch = try Scratch()
        let older = try scratch.open()
        _ = try await older.commit([.appendEntry(.sample("a"))])
        try older.close()
        let broken = SchemaVersion(2, "CREATE TABLE extra (x TEXT) STRICT; INSERT INTO nowhere VALUES (1);")
        #expect(throws: StoreError.self) { try scratch.open(options([.version1, broken])) }
        let again = try scratch.open()
        #expect(try await again.ledgerHead().size == 1)
        try again.close()
        let tables = try await DatabaseQueue(path: scratch.path).read { db in try db.tableExists("extra") }
        #expect(!tables)
    }

    @Test func `several that open a new file at once all get it`() async throws {
        let scratch = try Scratch()
        let sizes = try await withThrowingTaskGroup(of: Int64.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let store = try scratch.open()
                    _ = try await store.commit([.appendEntry(.sample("\(number)"))])
                    return try await store.ledgerHead().size
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sizes.max() == 8)
    }

    @Test func `several that find an older file at once migrate it once`() async throws {
        let scratch = try Scratch()
        try scratch.open().close()
        let options = options([.version1, Self.version2])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<6 { group.addTask { _ = try await scratch.open(options).ledgerHead() } }
            try await group.waitForAll()
        }
        #expect(try scratch.files().contains("vigie.db.version-1"))
    }

    @Test func `a database of another program is not touched`() async throws {
        let scratch = try Scratch()
        try await DatabaseQueue(path: scratch.path).write { db in try db.execute(sql: "CREATE TABLE theirs (x)") }
        let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
        #expect(throws: StoreError.foreign(path: scratch.path)) { try scratch.open() }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == before)
    }

    @Test(arguments: ["PRAGMA user_version = 1", "PRAGMA application_id = 7"])
    func `a file that somebody else has claimed is not touched`(sql: String) async throws {
        let scratch = try Scratch()
        try await DatabaseQueue(path: scratch.path).writeWithoutTransaction { db in try db.execute(sql: sql) }
        #expect(throws: StoreError.foreign(path: scratch.path)) { try scratch.open() }
    }
}
