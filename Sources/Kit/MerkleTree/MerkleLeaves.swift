/// A tree whose leaf hashes are all at hand: roots and proofs are computed on the spot.
package struct MerkleLeaves: Sendable {
    package let hashes: [[UInt8]]

    package init(hashes: [[UInt8]]) {
        self.hashes = hashes
    }

    package var root: [UInt8] {
        root(of: 0..<Int64(hashes.count))
    }

    package func root(of leaves: Range<Int64>) -> [UInt8] {
        var frontier = MerkleFrontier()
        for index in leaves { frontier.append(leafHash: hashes[Int(index)]) }
        return frontier.root
    }

    package func inclusionProof(of index: Int64, size: Int64) -> InclusionProof {
        let path = MerkleProofPlan.inclusion(of: index, size: size).map(root)
        return InclusionProof(index: index, size: size, hashes: path)
    }

    package func consistencyProof(from old: Int64, to new: Int64) -> ConsistencyProof {
        let path = MerkleProofPlan.consistency(from: old, to: new).map(root)
        return ConsistencyProof(from: old, to: new, hashes: path)
    }
}
