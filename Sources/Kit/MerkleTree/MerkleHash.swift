import Crypto

/// The hashes of RFC 6962 §2.1: leaves and nodes are told apart by their first byte.
package enum MerkleHash {
    /// How many bytes a hash has.
    package static let length = 32

    /// SHA-256 of `0x00` and the leaf's bytes.
    package static func leaf(_ bytes: [UInt8]) -> [UInt8] {
        unsafe bytes.withUnsafeBytes { buffer in unsafe leaf(buffer) }
    }

    /// SHA-256 of `0x00` and the leaf's bytes, where they lie.
    @unsafe package static func leaf(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var hasher = SHA256()
        unsafe withUnsafeBytes(of: UInt8(0)) { prefix in unsafe hasher.update(bufferPointer: prefix) }
        unsafe hasher.update(bufferPointer: bytes)
        return Array(hasher.finalize())
    }

    /// SHA-256 of `0x01` and the two children.
    package static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        unsafe withUnsafeBytes(of: UInt8(1)) { prefix in unsafe hasher.update(bufferPointer: prefix) }
        hasher.update(data: left)
        hasher.update(data: right)
        return Array(hasher.finalize())
    }

    /// The root of the tree without leaves: SHA-256 of nothing.
    package static let empty = Array(SHA256().finalize())
}
