import MerkleTree
package import VigieLedger

/// A signed checkpoint of the ledger.
package struct CheckpointView: Hashable, Codable, Sendable {
    package let origin: String
    package let size: Int64
    /// The signed note itself (C2SP), to be kept elsewhere.
    package let note: String

    package init(_ note: SignedNote) throws {
        let checkpoint = try note.checkpoint()
        origin = checkpoint.origin
        size = checkpoint.size
        self.note = note.encoded
    }
}

/// A proof that an entry stands in the ledger, to be checked anywhere (C2SP tlog-proof).
package struct EntryProofView: Hashable, Codable, Sendable {
    package let index: Int64
    package let size: Int64
    package let proof: String

    package init(_ proof: LedgerProof) {
        index = proof.inclusion.index
        size = proof.inclusion.size
        self.proof = proof.encoded
    }
}

/// The hashes of a proof about the ledger's Merkle tree (RFC 9162), each in hexadecimal.
package struct MerkleProofView: Hashable, Codable, Sendable {
    /// The entry's index, or the size of the smaller tree.
    package let from: Int64
    /// The size of the tree.
    package let size: Int64
    package let hashes: [String]

    package init(from: Int64, size: Int64, hashes: [[UInt8]]) {
        self.from = from
        self.size = size
        self.hashes = hashes.map(\.hexadecimal)
    }
}

/// Some lines of the ledger.
package struct ExportPage: Hashable, Codable, Sendable {
    /// Each ends in a newline.
    package let lines: String
    /// Where the next page begins; absent at the end.
    package let next: Int64?

    package init(lines: String, next: Int64?) {
        self.lines = lines
        self.next = next
    }
}

extension [UInt8] {
    /// Two digits a byte.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
