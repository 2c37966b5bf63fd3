import Crypto
import FoundationEssentials

/// The beginning of a file: the ways to its key, and a proof that whoever wrote it knew the key.
struct AgeHeader: Sendable {
    static let versionLine = "age-encryption.org/v1"

    let stanzas: [AgeStanza]
    let code: [UInt8]
    /// What the code is about: everything up to and with the three dashes.
    private let signed: [UInt8]

    /// Writes one for a key.
    init(_ stanzas: [AgeStanza], key: AgeFileKey) {
        self.stanzas = stanzas
        signed = Array((Self.versionLine + "\n" + stanzas.map(\.text).joined() + "---").utf8)
        code = key.code(of: signed)
    }

    var bytes: [UInt8] {
        signed + Array((" " + AgeBase64.encode(code) + "\n").utf8)
    }

    func isGenuine(_ key: AgeFileKey) -> Bool {
        key.verifies(code, of: signed)
    }

    /// Reads one.
    /// - Returns: it, and the index where the payload begins.
    static func read(_ file: [UInt8]) throws(AgeError) -> (header: AgeHeader, end: Int) {
        var lines = AgeLines(file)
        guard try lines.next() == versionLine else {
            throw .malformedHeader(reason: "It does not begin with '\(versionLine)'.")
        }
        var stanzas: [AgeStanza] = []
        while true {
            let start = lines.position
            let line = try lines.next()
            if line.hasPrefix("-> ") {
                stanzas.append(try stanza(after: line, &lines))
            } else if line.hasPrefix("--- ") {
                guard let code = AgeBase64.decode(String(line.dropFirst(4))), code.count == 32 else {
                    throw .malformedHeader(reason: "Its authentication code is not one.")
                }
                guard !stanzas.isEmpty else { throw .malformedHeader(reason: "It is sealed for nobody.") }
                return (AgeHeader(stanzas, code: code, signed: Array(file[..<(start + 3)])), lines.position)
            } else {
                throw .malformedHeader(reason: "A line of it begins neither with '-> ' nor with '--- '.")
            }
        }
    }

    private init(_ stanzas: [AgeStanza], code: [UInt8], signed: [UInt8]) {
        self.stanzas = stanzas
        self.code = code
        self.signed = signed
    }

    private static func stanza(after line: String, _ lines: inout AgeLines) throws(AgeError) -> AgeStanza {
        let arguments = line.dropFirst(3).split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard arguments.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (33...126).contains($0) } }) else {
            throw .malformedHeader(reason: "A recipient's line has an argument that is empty or not plain text.")
        }
        var body: [UInt8] = []
        while true {
            let text = try lines.next()
            guard text.utf8.count <= 64, let part = AgeBase64.decode(text) else {
                throw .malformedHeader(reason: "A recipient's wrapped key is not written as base64 in lines of 64.")
            }
            body += part
            if text.utf8.count < 64 { return AgeStanza(arguments: arguments, body: body) }
        }
    }
}

/// The lines of a header, one after the other.
private struct AgeLines {
    private let file: [UInt8]
    private(set) var position = 0

    init(_ file: [UInt8]) {
        self.file = file
    }

    mutating func next() throws(AgeError) -> String {
        guard let end = file[position...].firstIndex(of: UInt8(ascii: "\n")) else {
            throw .malformedHeader(reason: "It ends in the middle of a line.")
        }
        defer { position = end + 1 }
        let line = file[position..<end]
        guard line.allSatisfy({ (32...126).contains($0) }) else {
            throw .malformedHeader(reason: "A line of it is not plain text.")
        }
        return String(decoding: line, as: UTF8.self)
    }
}
