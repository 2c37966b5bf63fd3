import FoundationEssentials
package import MerkleTree

/// That an entry stands in a ledger, to be checked anywhere and offline (C2SP tlog-proof).
package struct LedgerProof: Hashable, Sendable {
    private static let header = "c2sp.org/tlog-proof@v1"

    package let inclusion: InclusionProof
    package let checkpoint: SignedNote

    package init(inclusion: InclusionProof, checkpoint: SignedNote) {
        self.inclusion = inclusion
        self.checkpoint = checkpoint
    }

    package var encoded: String {
        let hashes = inclusion.hashes.map { Data($0).base64EncodedString() + "\n" }.joined()
        return "\(Self.header)\nindex \(inclusion.index)\n\(hashes)\n\(checkpoint.encoded)"
    }

    package init(parsing text: String) throws(LedgerError) {
        guard let blank = text.firstRange(of: "\n\n") else {
            throw .badNote("a proof has a blank line before its checkpoint")
        }
        var lines = text[..<blank.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == Self.header[...] else { throw .badNote("a proof begins with \(Self.header)") }
        if lines.first?.hasPrefix("extra ") == true { lines = lines.dropFirst() }
        guard let line = lines.popFirst(), line.hasPrefix("index "), let index = Int64(line.dropFirst(6)) else {
            throw .badNote("a proof says the index of its entry")
        }
        checkpoint = try SignedNote(parsing: String(text[blank.upperBound...]))
        var hashes: [[UInt8]] = []
        for line in lines {
            guard let hash = Data(base64Encoded: String(line)), hash.count == MerkleHash.length else {
                throw .badNote("a hash of the proof is not 32 bytes in base64")
            }
            hashes.append(Array(hash))
        }
        inclusion = InclusionProof(index: index, size: try checkpoint.checkpoint().size, hashes: hashes)
    }

    /// Checks that the entry with these bytes is where the proof says, in a ledger that one of the keys has signed.
    package func verify(entry bytes: [UInt8], verifiers: [NoteVerifier]) throws(LedgerError) -> Checkpoint {
        let signers = try checkpoint.verified(by: verifiers)
        let signed = try checkpoint.checkpoint()
        guard signers.contains(where: { $0.name == signed.origin }) else {
            throw .badSignature("the log \(signed.origin) has not signed it itself")
        }
        guard inclusion.proves(leafHash: MerkleHash.leaf(bytes), root: signed.root) else {
            throw .inconsistent("the entry is not at index \(inclusion.index) of the checkpoint")
        }
        return signed
    }
}
