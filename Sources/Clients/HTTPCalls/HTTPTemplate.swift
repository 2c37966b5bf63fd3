import FoundationEssentials
import JSONTree

/// A text with places for values: `Bearer {{token}}`.
package struct HTTPTemplate: Hashable, Sendable {
    /// Where a text stands, and so what a value in it must not do.
    package enum Position: Sendable { case address, header, body }

    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// The names of its places.
    package var places: Set<String> {
        Set(text.matches(of: Self.place).map { String($0.1) })
    }

    /// The text with its values; `nil` where one is missing, or could not stand there.
    package func filled(_ values: [String: String], at position: Position) -> String? {
        var result = ""
        var rest = text[...]
        while let match = rest.firstMatch(of: Self.place) {
            guard let value = values[String(match.1)], let written = Self.written(value, at: position) else {
                return nil
            }
            result += rest[..<match.range.lowerBound] + written
            rest = rest[match.range.upperBound...]
        }
        return result + rest
    }

    private static func written(_ value: String, at position: Position) -> String? {
        switch position {
        case .address: value.addingPercentEncoding(allowing: Self.unreserved)
        case .header: value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f } ? value : nil
        case .body: String(JSONValue.string(value).canonicalText.dropFirst().dropLast())
        }
    }

    private static var place: Regex<(Substring, Substring)> { /\{\{\s*([A-Za-z][A-Za-z0-9_-]*)\s*\}\}/ }

    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
}

extension String {
    fileprivate func addingPercentEncoding(allowing plain: Set<UInt8>) -> String {
        utf8.map { byte in
            plain.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
