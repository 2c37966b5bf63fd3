package import JSONTree

/// A number or a text: a port or its name, a count or a percentage.
package enum IntOrString: Hashable, Sendable, JSONConvertible {
    case int(Int)
    case string(String)

    package init?(json: JSONValue) {
        switch json {
        case .integer(let value): self = .int(Int(value))
        case .string(let text): self = .string(text)
        default: return nil
        }
    }

    package var json: JSONValue {
        switch self {
        case .int(let value): .integer(Int64(value))
        case .string(let text): .string(text)
        }
    }

    /// The count this stands for; a percentage is of `total`, rounded up or down.
    package func count(of total: Int, roundingUp: Bool) -> Int? {
        switch self {
        case .int(let value): return value
        case .string(let text):
            guard text.hasSuffix("%"), let percent = Int(text.dropLast()) else { return nil }
            let (quotient, remainder) = (total * percent).quotientAndRemainder(dividingBy: 100)
            return quotient + (roundingUp && remainder > 0 ? 1 : 0)
        }
    }
}
