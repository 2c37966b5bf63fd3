import MerkleTree
import Surroundings
import Synchronization
import Testing
import VigieStore
import VigieStoreSQLite

@Suite struct GroupCommitTests {
    @Test func `commits at the same time share transactions, and a lone one has its own`() async throws {
        let transactions = Mutex(0)
        var options = SQLiteStore.Options()
        options.trace = { sql in
            if sql == "COMMIT" { transactions.withLock { $0 += 1 } }
        }
        let scratch = try Scratch()
        let store = try scratch.open(options)
        transactions.withLock { $0 = 0 }
        for number in 0..<5 { _ = try await store.commit([.appendEntry(.sample("\(number)"))]) }
        #expect(transactions.withLock { $0 } == 5)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<400 {
                group.addTask { _ = try await store.commit([.appendEntry(.sample("many \(number)"))]) }
            }
            try await group.waitForAll()
        }
        #expect(try await store.ledgerHead().size == 405)
        #expect(transactions.withLock { $0 } < 405)
    }

    @Test func `the head of the ledger is written once a transaction, in it`() async throws {
        let statements = Mutex<[String]>([])
        var options = SQLiteStore.Options()
        options.trace = { sql in statements.withLock { $0.append(String(sql.prefix(18))) } }
        let scratch = try Scratch()
        let store = try scratch.open(options)
        statements.withLock { $0 = [] }
        _ = try await store.commit((0..<3).map { .appendEntry(.sample("\($0)")) })
        let written = statements.withLock { $0 }
        #expect(
            written == [
                "BEGIN IMMEDIATE", "SELECT size, front", "INSERT INTO entrie", "INSERT INTO entrie",
                "INSERT INTO entrie", "UPDATE ledger_head", "COMMIT",
            ])
    }

    @Test func `a request that fails takes back what the head had counted for it`() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        _ = try await store.commit([.appendEntry(.sample("first"))])
        // Of each pair one fails after it has appended.
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    let failing: [Change] = [.deleteDocument(DocumentKey("c", "n")), .requireLease(.none)]
                    let changes: [Change] = [.appendEntry(.sample("\(number)"))] + (number % 2 == 0 ? failing : [])
                    _ = try? await store.commit(changes)
                }
            }
        }
        let head = try await store.ledgerHead()
        #expect(head.size == 31)
        #expect(try await store.leafHashes(0..<100).count == 31)
        let subtrees = try await store.subtreeRoots([.init(level: 4, index: 0)])
        #expect(head.frontier.roots.first == subtrees.first)
    }
}

extension Lease {
    /// One that nobody holds.
    static var none: Lease { Lease(name: "none", holder: "nobody", epoch: 1, expiresAt: .init(seconds: 0)) }
}
