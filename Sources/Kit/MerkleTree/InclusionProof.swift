/// Shows that a leaf stands at an index of a tree, with one hash a level.
package struct InclusionProof: Hashable, Sendable {
    package let index: Int64
    /// How many leaves the tree has.
    package let size: Int64
    /// From the leaf's sibling to the root's child.
    package let hashes: [[UInt8]]

    package init(index: Int64, size: Int64, hashes: [[UInt8]]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Whether the tree with this root has this leaf at the index (RFC 9162 §2.1.3.2).
    package func proves(leafHash: [UInt8], root: [UInt8]) -> Bool {
        computedRoot(leafHash: leafHash) == root
    }

    /// The root that the tree must have if the leaf is at the index; `nil` if the proof has the wrong length.
    package func computedRoot(leafHash: [UInt8]) -> [UInt8]? {
        guard index >= 0, index < size else { return nil }
        var position = index
        var last = size - 1
        var hash = leafHash
        for sibling in hashes {
            guard last > 0 else { return nil }
            if position & 1 == 1 || position == last {
                hash = MerkleHash.node(sibling, hash)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleHash.node(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 ? hash : nil
    }
}
