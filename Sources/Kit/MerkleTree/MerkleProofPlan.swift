/// Which hashes a proof is made of: for each the leaves under it, from the leaf's side to the root's.
///
/// Making a proof is so divided into saying what is needed and fetching it, because the hashes may lie anywhere.
package enum MerkleProofPlan {
    /// The path of RFC 6962 §2.1.1 for a leaf in a tree of `size` leaves.
    package static func inclusion(of index: Int64, size: Int64) -> [Range<Int64>] {
        precondition(0..<size ~= index, "the leaf is not in the tree")
        var path: [Range<Int64>] = []
        var tree = 0..<size
        while tree.upperBound - tree.lowerBound > 1 {
            let middle = tree.lowerBound + (tree.upperBound - tree.lowerBound).split
            if index < middle {
                path.append(middle..<tree.upperBound)
                tree = tree.lowerBound..<middle
            } else {
                path.append(tree.lowerBound..<middle)
                tree = middle..<tree.upperBound
            }
        }
        return path.reversed()
    }

    /// The nodes of RFC 6962 §2.1.2 that lead from the tree of `old` leaves to that of `new`.
    package static func consistency(from old: Int64, to new: Int64) -> [Range<Int64>] {
        precondition(0...new ~= old, "the older tree is larger")
        guard old > 0, old < new else { return [] }
        var path: [Range<Int64>] = []
        var tree = 0..<new
        while tree.upperBound > old {
            let middle = tree.lowerBound + (tree.upperBound - tree.lowerBound).split
            if old <= middle {
                path.append(middle..<tree.upperBound)
                tree = tree.lowerBound..<middle
            } else {
                path.append(tree.lowerBound..<middle)
                tree = middle..<tree.upperBound
            }
        }
        // What is left ends just at `old`. If it is the whole older tree, the verifier knows its hash already.
        if tree.lowerBound > 0 { path.append(tree) }
        return path.reversed()
    }
}
