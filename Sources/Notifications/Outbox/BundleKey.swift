import Crypto

/// The name of a bundle: it follows from what is in it.
enum BundleKey {
    private static let digits = Array("0123456789abcdef")

    static func of(_ notices: [String]) -> String {
        let digest = SHA256.hash(data: Array(notices.joined(separator: "\n").utf8))
        return "vigie-" + hex(digest.prefix(12))
    }

    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.reduce(into: "") { $0 += [digits[Int($1 >> 4)], digits[Int($1 & 15)]] }
    }
}
