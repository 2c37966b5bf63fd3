package import MerkleTree
import Surroundings

/// What a store gets for nothing: correct for every store, and worth writing anew where it can be faster.
extension Store {
    package func entryBatch(from index: Int64, limit: Int) async throws(StoreError) -> EntryBatch {
        let entries = try await entries(EntryQuery(index: index, limit: limit))
        guard let first = entries.first, let last = entries.last else { return EntryBatch(storage: [], rows: []) }
        var completed: [Int64: [UInt8]] = [:]
        var needed: [MerkleSubtree] = []
        for index in first.index...last.index { needed += MerkleSubtree.completed(by: index) }
        for (subtree, root) in zip(needed, try await subtreeRoots(needed)) {
            completed[subtree.lastLeaf, default: []] += root
        }
        var storage: [UInt8] = []
        func put(_ bytes: some Sequence<UInt8>) -> Range<Int> {
            let start = storage.count
            storage.append(contentsOf: bytes)
            return start..<storage.count
        }
        let rows = entries.map { stored in
            let entry = stored.entry
            return EntryBatch.Row(
                index: stored.index, at: entry.at, kind: put(entry.kind.utf8), subject: put(entry.subject.utf8),
                run: entry.run.map { put($0.utf8) }, key: entry.key.map { put($0.utf8) }, bytes: put(entry.bytes),
                leafHash: put(stored.leafHash), subtrees: put(completed[stored.index] ?? []))
        }
        return EntryBatch(storage: storage, rows: rows)
    }

    package func subtreeRoots(_ subtrees: [MerkleSubtree]) async throws(StoreError) -> [[UInt8]] {
        var roots: [[UInt8]] = []
        for subtree in subtrees {
            let hashes = try await leafHashes(subtree.leaves)
            guard hashes.count == subtree.leaves.count else { throw .missing("subtree of entries \(subtree.leaves)") }
            roots.append(MerkleLeaves(hashes: hashes).root)
        }
        return roots
    }
}
