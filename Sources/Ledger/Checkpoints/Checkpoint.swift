import FoundationEssentials
import MerkleTree

/// What a log has signed: that at this size its tree had this root (C2SP tlog-checkpoint).
package struct Checkpoint: Hashable, Sendable {
    /// Which log: a name like a URL without its scheme.
    package let origin: String
    package let size: Int64
    /// 32 bytes.
    package let root: [UInt8]

    package init(origin: String, size: Int64, root: [UInt8]) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// The text that is signed.
    package var text: String {
        "\(origin)\n\(size)\n\(Data(root).base64EncodedString())\n"
    }

    /// Reads the text of a note. Lines after the third are left alone, as the specification asks.
    package init(text: String) throws(LedgerError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else {
            throw .badNote("a checkpoint has an origin, a size and a root, each on a line")
        }
        guard let size = Int64(lines[1]), size >= 0, String(size) == lines[1] else {
            throw .badNote("the size of a checkpoint is a whole number")
        }
        guard let root = Data(base64Encoded: String(lines[2])), root.count == MerkleHash.length else {
            throw .badNote("the root of a checkpoint is 32 bytes in base64")
        }
        self.init(origin: String(lines[0]), size: size, root: Array(root))
    }
}

extension SignedNote {
    /// The checkpoint that the note's text states.
    package func checkpoint() throws(LedgerError) -> Checkpoint {
        try Checkpoint(text: text)
    }
}
