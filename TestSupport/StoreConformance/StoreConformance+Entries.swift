import MerkleTree
import Testing
import VigieStore

extension StoreConformance {
    static let entries: [Check] = [
        Check("an empty ledger has the root of nothing") { store in
            let head = try await store.ledgerHead()
            #expect(head == LedgerHead(size: 0, frontier: MerkleFrontier()))
            #expect(try await store.entries(EntryQuery()) == [])
            #expect(try await store.leafHashes(0..<10) == [])
        },
        Check("entries are numbered from 0 and read back whole") { store in
            let new = [entry("a", run: "r1", key: "k1"), entry("b", kind: "test.other", at: 5), entry("")]
            let receipts = try await store.commit(new.map(Change.appendEntry))
            #expect(receipts == (0..<3).map { .entry(index: $0, isNew: true) })
            let stored = try await store.entries(EntryQuery())
            #expect(stored.map(\.index) == [0, 1, 2])
            #expect(stored.map(\.entry) == new)
            #expect(stored.map(\.leafHash) == new.map { MerkleHash.leaf($0.bytes) })
        },
        Check("the head and the stored subtrees are those of the leaves, whatever the size") { store in
            var leaves: [[UInt8]] = []
            for count in [1, 2, 3, 1, 5, 8] {
                let new = (0..<count).map { entry("entry \(leaves.count + $0)") }
                _ = try await store.commit(new.map(Change.appendEntry))
                leaves += new.map { MerkleHash.leaf($0.bytes) }
                let tree = MerkleLeaves(hashes: leaves)
                let head = try await store.ledgerHead()
                #expect(head.size == Int64(leaves.count))
                #expect(head.frontier.root == tree.root)
                #expect(try await store.leafHashes(0..<head.size) == leaves)
                let subtrees = (0..<head.size).flatMap(MerkleSubtree.completed) + MerkleSubtree.covering(0..<head.size)
                #expect(try await store.subtreeRoots(subtrees) == subtrees.map { tree.root(of: $0.leaves) })
            }
            await #expect(throws: StoreError.self) {
                try await store.subtreeRoots([MerkleSubtree(level: 5, index: 0)])
            }
        },
        Check("a key that was used before appends nothing and returns the earlier entry") { store in
            _ = try await store.commit([.appendEntry(entry("a")), .appendEntry(entry("b", key: "once"))])
            let again = try await store.commit([.appendEntry(entry("c", key: "once")), .appendEntry(entry("d"))])
            #expect(again == [.entry(index: 1, isNew: false), .entry(index: 2, isNew: true)])
            #expect(try await store.entries(EntryQuery()).map { text(of: $0) } == ["a", "b", "d"])
            #expect(try await store.ledgerHead().size == 3)
        },
        Check("a key used twice in one commit appends one entry") { store in
            let changes = ["a", "b"].map { Change.appendEntry(entry($0, key: "same")) }
            let receipts = try await store.commit(changes)
            #expect(receipts == [.entry(index: 0, isNew: true), .entry(index: 0, isNew: false)])
            #expect(try await store.ledgerHead().size == 1)
        },
        Check("a batch has the same entries, one after the other in memory") { store in
            let new = (0..<20).map { number in
                entry(
                    String(repeating: "x", count: number), subject: "Thing/é", at: Int64(number),
                    run: number % 3 == 0 ? "r\(number)" : nil, key: number % 2 == 0 ? "k\(number)" : nil)
            }
            _ = try await store.commit(new.map(Change.appendEntry))
            let tree = MerkleLeaves(hashes: new.map { MerkleHash.leaf($0.bytes) })
            var next: Int64 = 0
            while true {
                let batch = try await store.entryBatch(from: next, limit: 7)
                guard let last = batch.rows.last else { break }
                for row in batch.rows {
                    let expected = new[Int(row.index)]
                    #expect(row.at == expected.at)
                    #expect(Array(batch.storage[row.bytes]) == expected.bytes)
                    #expect(batch.text(row.kind) == expected.kind)
                    #expect(batch.text(row.subject) == expected.subject)
                    #expect(row.run.map(batch.text) == expected.run)
                    #expect(row.key.map(batch.text) == expected.key)
                    #expect(Array(batch.storage[row.leafHash]) == tree.hashes[Int(row.index)])
                    let completed = MerkleSubtree.completed(by: row.index).flatMap { tree.root(of: $0.leaves) }
                    #expect(Array(batch.storage[row.subtrees]) == completed)
                }
                next = last.index + 1
            }
            #expect(next == 20)
        },
    ]

    static func text(of stored: StoredEntry) -> String {
        String(decoding: stored.entry.bytes, as: UTF8.self)
    }
}

extension EntryBatch {
    fileprivate func text(_ range: Range<Int>) -> String {
        String(decoding: storage[range], as: UTF8.self)
    }
}
