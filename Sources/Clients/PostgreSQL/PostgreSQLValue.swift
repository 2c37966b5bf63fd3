/// A parameter of a statement. It is always sent beside the SQL, never inside.
package enum PostgreSQLValue: Hashable, Sendable {
    case null
    case text(String)
    case integer(Int64)
    case double(Double)
    case bool(Bool)
    case bytes([UInt8])

    /// PostgreSQL's text form; `nil` is NULL.
    var text: String? {
        switch self {
        case .null: nil
        case .text(let text): text
        case .integer(let value): String(value)
        case .double(let value): String(value)
        case .bool(let flag): flag ? "t" : "f"
        case .bytes(let bytes): "\\x" + bytes.map { Self.hexadecimal[Int($0)] }.joined()
        }
    }

    private static let hexadecimal = (0...255).map { value in
        (value < 16 ? "0" : "") + String(value, radix: 16)
    }
}

extension PostgreSQLValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral text: String) { self = .text(text) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
    package init(floatLiteral value: Double) { self = .double(value) }
    package init(booleanLiteral flag: Bool) { self = .bool(flag) }
    package init(nilLiteral: ()) { self = .null }
}

/// A type that can be read from PostgreSQL's text form of a value.
package protocol PostgreSQLReadable {
    init?(postgreSQL text: String)
}

extension String: PostgreSQLReadable {
    package init(postgreSQL text: String) { self = text }
}

extension Int: PostgreSQLReadable {
    package init?(postgreSQL text: String) { self.init(text) }
}

extension Int64: PostgreSQLReadable {
    package init?(postgreSQL text: String) { self.init(text) }
}

extension UInt64: PostgreSQLReadable {
    package init?(postgreSQL text: String) { self.init(text) }
}

extension Double: PostgreSQLReadable {
    package init?(postgreSQL text: String) { self.init(text) }
}

extension Bool: PostgreSQLReadable {
    package init?(postgreSQL text: String) {
        switch text {
        case "t": self = true
        case "f": self = false
        default: return nil
        }
    }
}

extension [UInt8]: PostgreSQLReadable {
    /// Reads `bytea` in its hexadecimal form.
    package init?(postgreSQL text: String) {
        guard text.hasPrefix("\\x"), text.utf8.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        var rest = text.utf8.dropFirst(2)
        while let high = rest.popFirst(), let low = rest.popFirst() {
            guard let upper = Character(Unicode.Scalar(high)).hexDigitValue,
                let lower = Character(Unicode.Scalar(low)).hexDigitValue
            else { return nil }
            bytes.append(UInt8(upper << 4 | lower))
        }
        self = bytes
    }
}
