/// What an unquoted scalar is to YAML tools. They disagree, so that a plan never leaves it to them: where text is
/// expected, whatever some tool would read as something else has to be quoted.
enum PlainScalar: Equatable {
    case null
    case bool(Bool)
    /// `yes`, `off`: a truth value to YAML 1.1, text to YAML 1.2.
    case formerBool
    case integer
    case fraction
    case text

    init(_ text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE": self = .bool(true)
        case "false", "False", "FALSE": self = .bool(false)
        case "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "y", "Y", "n", "N":
            self = .formerBool
        default: self = Self.numeric(text)
        }
    }

    /// What stands there, for a sentence.
    var found: String {
        switch self {
        case .null: "nothing"
        case .bool: "a truth value"
        case .formerBool: "a truth value to some YAML tools"
        case .integer: "a number"
        case .fraction: "a number with a fraction"
        case .text: "text"
        }
    }

    private static func numeric(_ text: String) -> PlainScalar {
        var rest = text.utf8[...]
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
        guard let first = rest.first, first == UInt8(ascii: ".") || (48...57).contains(first) else { return .text }
        if [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"].contains(String(rest)) { return .fraction }
        for prefix in ["0x", "0o", "0b"] where rest.starts(with: prefix.utf8) && rest.count > 2 {
            let digits = rest.dropFirst(2)
            return digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) ? .integer : .text
        }
        let whole = rest.prefix { (48...57).contains($0) || $0 == UInt8(ascii: "_") }
        if whole.count == rest.count { return .integer }
        return isFraction(rest.dropFirst(whole.count), hasWhole: !whole.isEmpty) ? .fraction : .text
    }

    /// `.5`, `.`, `.5e3`, `e-3` after the whole part.
    private static func isFraction(_ text: Substring.UTF8View, hasWhole: Bool) -> Bool {
        var rest = text
        var hasDigit = hasWhole
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            let digits = rest.prefix { (48...57).contains($0) || $0 == UInt8(ascii: "_") }
            hasDigit = hasDigit || !digits.isEmpty
            rest = rest.dropFirst(digits.count)
        }
        if hasDigit, let letter = rest.first, letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
            guard !rest.isEmpty else { return false }
            rest = rest.drop { (48...57).contains($0) }
        }
        return hasDigit && rest.isEmpty
    }
}
