/// Named values of a query or of a form that was filled in.
package struct FormValues: Hashable, Sendable {
    package let pairs: [Pair]

    package struct Pair: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// Reads `application/x-www-form-urlencoded`.
    package init(encoded text: Substring) {
        pairs = text.split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return Pair(
                name: PercentEncoding.decoded(sides[0], plusIsSpace: true),
                value: sides.count > 1 ? PercentEncoding.decoded(sides[1], plusIsSpace: true) : "")
        }
    }

    /// The first value of that name; `nil` where it is absent or was left empty.
    package subscript(name: String) -> String? {
        guard let value = pairs.first(where: { $0.name == name })?.value, !value.isEmpty else { return nil }
        return value
    }

    package func integer(_ name: String) -> Int64? {
        self[name].flatMap { Int64($0) }
    }
}

/// The encoding of addresses (RFC 3986) and of forms.
enum PercentEncoding {
    /// What a wrong sequence stands for is kept as it is; bytes that are no UTF-8 are replaced.
    static func decoded(_ text: Substring, plusIsSpace: Bool = false) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(text)
        }
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: "%"), index + 2 < source.count,
                let high = digit(source[index + 1]), let low = digit(source[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
                continue
            }
            bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
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
