import Crypto

/// The definitions of RFC 6962 §2.1 written down as they stand there: recursive, slow, and easy to compare.
enum NaiveTree {
    static func hash(_ bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes))
    }

    static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        guard let first = leaves.first else { return hash([]) }
        guard leaves.count > 1 else { return hash([0x00] + first) }
        let middle = leaves.startIndex + split(leaves.count)
        return hash([0x01] + root(leaves[..<middle]) + root(leaves[middle...]))
    }

    static func path(_ index: Int, _ leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
        guard leaves.count > 1 else { return [] }
        let k = split(leaves.count)
        let middle = leaves.startIndex + k
        return index < k
            ? path(index, leaves[..<middle]) + [root(leaves[middle...])]
            : path(index - k, leaves[middle...]) + [root(leaves[..<middle])]
    }

    static func proof(_ older: Int, _ leaves: ArraySlice<[UInt8]>, isWhole: Bool = true) -> [[UInt8]] {
        if older == leaves.count { return isWhole ? [] : [root(leaves)] }
        let k = split(leaves.count)
        let middle = leaves.startIndex + k
        return older <= k
            ? proof(older, leaves[..<middle], isWhole: isWhole) + [root(leaves[middle...])]
            : proof(older - k, leaves[middle...], isWhole: false) + [root(leaves[..<middle])]
    }

    private static func split(_ count: Int) -> Int {
        var k = 1
        while k * 2 < count { k *= 2 }
        return k
    }
}
