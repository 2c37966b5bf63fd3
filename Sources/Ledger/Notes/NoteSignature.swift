import FoundationEssentials

/// One signature line of a note.
package struct NoteSignature: Hashable, Sendable {
    /// An em dash and a space.
    private static let prefix = "\u{2014} "

    package let name: String
    package let keyID: UInt32
    package let bytes: [UInt8]

    package init(name: String, keyID: UInt32, bytes: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    init(line: Substring) throws(LedgerError) {
        guard line.hasPrefix(Self.prefix) else { throw .badNote("a signature line does not begin with a dash") }
        let parts = line.dropFirst(Self.prefix.count).split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, NoteKeyText.isName(String(parts[0])), let data = Data(base64Encoded: String(parts[1])),
            data.count > 4
        else { throw .badNote("a signature line is not of the form: dash, name, base64") }
        name = String(parts[0])
        keyID = data.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        bytes = Array(data.dropFirst(4))
    }

    var line: String {
        let id = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: keyID >> UInt32($0)) }
        return "\(Self.prefix)\(name) \(Data(id + bytes).base64EncodedString())"
    }
}
