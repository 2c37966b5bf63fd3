/// Shows that a tree begins with all the leaves of an older one: nothing was altered, only appended.
package struct ConsistencyProof: Hashable, Sendable {
    package let from: Int64
    package let to: Int64
    package let hashes: [[UInt8]]

    package init(from: Int64, to: Int64, hashes: [[UInt8]]) {
        self.from = from
        self.to = to
        self.hashes = hashes
    }

    /// Whether the tree with the newer root continues the one with the older root (RFC 9162 §2.1.4.2).
    package func proves(olderRoot: [UInt8], newerRoot: [UInt8]) -> Bool {
        guard from >= 0, from <= to else { return false }
        if from == to { return hashes.isEmpty && olderRoot == newerRoot }
        // Every tree continues the empty one.
        if from == 0 { return hashes.isEmpty && olderRoot == MerkleHash.empty }
        var path = hashes[...]
        // An older tree that is complete is a node of the newer one; its hash is not repeated in the proof.
        guard let first = from.nonzeroBitCount == 1 ? olderRoot : path.popFirst() else { return false }
        var position = from - 1
        var last = to - 1
        while position & 1 == 1 {
            position >>= 1
            last >>= 1
        }
        var older = first
        var newer = first
        for hash in path {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                older = MerkleHash.node(hash, older)
                newer = MerkleHash.node(hash, newer)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                newer = MerkleHash.node(newer, hash)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && older == olderRoot && newer == newerRoot
    }
}
