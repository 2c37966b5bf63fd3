import Crypto

/// One person's part of a secret. It shows itself as dots; `reveal` writes it out.
package struct Share: Hashable, Sendable {
    /// The same for all shares that were made together.
    package let set: ShareSetID
    /// How many of them it takes.
    package let threshold: Int
    /// How many were made.
    package let count: Int
    /// Which one it is, from 1.
    package let number: Int
    let values: [UInt8]

    private static let version: UInt8 = 1
    static let headerSize = 10
    static let checkSize = 4

    init(set: ShareSetID, threshold: Int, count: Int, number: Int, values: [UInt8]) {
        self.set = set
        self.threshold = threshold
        self.count = count
        self.number = number
        self.values = values
    }

    /// The share in 80 to 100 letters and digits, in groups of five: `0G4RW 10C1T …`.
    package func reveal() -> String {
        ShareText.encode(bytes)
    }

    /// The share in about 34 words that can be said and typed: `bavol kitag …`.
    package func revealWords() -> String {
        ShareWords.encode(bytes)
    }

    /// Reads what `reveal` or `revealWords` wrote, however it is spaced, in small or capital letters.
    package init(_ text: String) throws(ShareError) {
        // Groups are full of digits, words have none, though somebody may type one.
        let pieces = text.split(whereSeparator: \.isWhitespace)
        let mixed = pieces.count { $0.contains(where: \.isNumber) && $0.contains(where: \.isLetter) }
        let isInLetters = mixed * 2 >= pieces.count
        try self.init(bytes: isInLetters ? ShareText.decode(text) : ShareWords.decode(text))
    }

    var bytes: [UInt8] {
        let head =
            [Self.version] + set.bytes + [UInt8(threshold), UInt8(count), UInt8(number)]
            + [UInt8(values.count >> 8), UInt8(values.count & 0xff)]
        return head + values + Self.checksum(of: head + values)
    }

    /// Reads the bytes; zeros that fill up the last group of a text may follow.
    init(bytes: [UInt8]) throws(ShareError) {
        guard bytes.count > Self.headerSize + Self.checkSize else { throw .incomplete }
        guard bytes[0] == Self.version else { throw .unknownVersion(Int(bytes[0])) }
        let end = Self.headerSize + Int(bytes[8]) << 8 + Int(bytes[9])
        guard bytes.count >= end + Self.checkSize else { throw .incomplete }
        guard bytes[end..<(end + Self.checkSize)].elementsEqual(Self.checksum(of: Array(bytes[..<end]))),
            bytes[(end + Self.checkSize)...].allSatisfy({ $0 == 0 }), bytes.count - end - Self.checkSize < 3
        else { throw .damaged }
        set = ShareSetID(bytes: Array(bytes[1..<5]))
        (threshold, count, number) = (Int(bytes[5]), Int(bytes[6]), Int(bytes[7]))
        values = Array(bytes[Self.headerSize..<end])
        guard (2...count).contains(threshold), (1...count).contains(number), values.count > Self.checkSize else {
            throw .damaged
        }
    }

    private static func checksum(of bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: Array("shamir share".utf8) + bytes).prefix(checkSize))
    }
}

extension Share: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "share \(number) of \(count) of the set \(set): •••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
