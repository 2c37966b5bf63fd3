/// A path and a query, taken apart and decoded.
struct RequestTarget: Hashable, Sendable {
    /// The decoded parts of the path.
    let path: [String]
    /// The decoded pairs of the query, in order.
    let query: [(name: String, value: String)]

    /// - Throws: `APIError.badPath` for what is no path, holds a part that could lead elsewhere, or steers.
    init(_ text: String) throws(APIError) {
        let sides = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = sides.first, first.first == "/", text.utf8.count <= 8192 else { throw .badPath }
        var path: [String] = []
        let parts = first.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            // A slash at the end means nothing.
            if part.isEmpty, index == parts.count - 1 { break }
            guard let decoded = PercentCode.decoded(part), !decoded.isEmpty, decoded != ".", decoded != "..",
                !decoded.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7f || $0 == "\\" })
            else { throw .badPath }
            path.append(decoded)
        }
        self.path = path
        var query: [(name: String, value: String)] = []
        for pair in (sides.count > 1 ? sides[1] : "").split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCode.decoded(halves[0], plusIsSpace: true),
                let value = PercentCode.decoded(halves.count > 1 ? halves[1] : "", plusIsSpace: true)
            else { throw .badPath }
            query.append((name, value))
        }
        self.query = query
    }

    static func == (left: RequestTarget, right: RequestTarget) -> Bool {
        left.path == right.path && left.query.elementsEqual(right.query) { $0.name == $1.name && $0.value == $1.value }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(path)
    }
}

/// The encoding of addresses (RFC 3986), read strictly.
enum PercentCode {
    /// - Returns: `nil` where a percent sign stands for nothing, or the bytes are no UTF-8.
    static func decoded(_ text: Substring, plusIsSpace: Bool = false) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
