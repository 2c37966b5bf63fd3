import Crypto

/// The hashes of RFC 6962 §2.1: leaves and nodes are told apart by their first byte.
package enum MerkleHash {
    /// SHA-256 of `0x00` and the leaf's bytes.
    package static func leaf(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: [0x00])
        hasher.update(data: Array(bytes))
        return Array(hasher.finalize())
    }

    /// SHA-256 of `0x01` and the two children.
    package static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: [0x01] + left + right)
        return Array(hasher.finalize())
    }

    /// The root of the tree without leaves: SHA-256 of nothing.
    package static let empty = Array(SHA256().finalize())
}
