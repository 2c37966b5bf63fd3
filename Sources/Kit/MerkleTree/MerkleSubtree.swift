/// A complete subtree: `2^level` leaves, of which the first is `index × 2^level`.
///
/// Its root never changes once it has all its leaves, which is why it can be stored.
package struct MerkleSubtree: Hashable, Sendable {
    /// 0 for a leaf.
    package let level: Int
    package let index: Int64

    package init(level: Int, index: Int64) {
        self.level = level
        self.index = index
    }

    package var leaves: Range<Int64> {
        index << level..<(index + 1) << level
    }

    /// The leaf whose arrival completed it.
    package var lastLeaf: Int64 {
        leaves.upperBound - 1
    }

    /// The subtrees of two leaves and more that a leaf completes, the smallest first.
    package static func completed(by leaf: Int64) -> [MerkleSubtree] {
        let count = (~leaf).trailingZeroBitCount
        return (0..<count).map { MerkleSubtree(level: $0 + 1, index: leaf >> ($0 + 1)) }
    }

    /// Divides leaves into complete subtrees, in order, as RFC 6962 does with the right edge of a tree.
    ///
    /// - Parameter range: begins at a multiple of the largest power of two that fits into its length; every range
    ///   that occurs in a proof does.
    package static func covering(_ range: Range<Int64>) -> [MerkleSubtree] {
        var subtrees: [MerkleSubtree] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let level = (range.upperBound - start).largestPowerOfTwo.trailingZeroBitCount
            subtrees.append(MerkleSubtree(level: level, index: start >> level))
            start += 1 << level
        }
        return subtrees
    }
}

extension Int64 {
    /// The largest power of two that is not greater; of a positive number.
    var largestPowerOfTwo: Int64 {
        1 << (Int64.bitWidth - 1 - leadingZeroBitCount)
    }

    /// Where RFC 6962 divides a tree of this many leaves (two or more): the largest power of two below.
    var split: Int64 {
        (self - 1).largestPowerOfTwo
    }
}
