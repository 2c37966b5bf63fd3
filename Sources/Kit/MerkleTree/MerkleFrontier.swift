/// All one has to remember of a tree to append to it: the roots of its complete subtrees, largest first.
///
/// There is one root for each bit set in the number of leaves, so 64 at the most.
package struct MerkleFrontier: Hashable, Sendable {
    package private(set) var size: Int64
    /// 32 bytes each.
    package private(set) var roots: [[UInt8]]

    package init() {
        size = 0
        roots = []
    }

    /// Takes up a frontier that was stored; `nil` if the number of roots does not fit the size.
    package init?(size: Int64, roots: [[UInt8]]) {
        guard size >= 0, size.nonzeroBitCount == roots.count,
            roots.allSatisfy({ $0.count == MerkleHash.length })
        else { return nil }
        self.size = size
        self.roots = roots
    }

    /// Adds a leaf by its hash.
    ///
    /// - Returns: the roots of the subtrees that this leaf completed, the smallest (two leaves) first.
    @discardableResult
    package mutating func append(leafHash: [UInt8]) -> [[UInt8]] {
        var completed: [[UInt8]] = []
        var hash = leafHash
        var remaining = size
        while remaining & 1 == 1, let left = roots.popLast() {
            hash = MerkleHash.node(left, hash)
            completed.append(hash)
            remaining >>= 1
        }
        roots.append(hash)
        size += 1
        return completed
    }

    /// The root of the whole tree (RFC 6962 §2.1).
    package var root: [UInt8] {
        guard let root = MerkleHash.fold(roots) else { return MerkleHash.empty }
        return root
    }
}

extension MerkleHash {
    /// The root over neighbouring complete subtrees, largest first; `nil` where there is none.
    package static func fold(_ roots: [[UInt8]]) -> [UInt8]? {
        guard var hash = roots.last else { return nil }
        for left in roots.dropLast().reversed() { hash = node(left, hash) }
        return hash
    }
}
