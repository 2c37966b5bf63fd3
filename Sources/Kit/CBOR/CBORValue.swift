/// A value in CBOR, as far as authenticators use it.
package enum CBORValue: Hashable, Sendable {
    case integer(Int64)
    case bytes([UInt8])
    case text(String)
    case array([CBORValue])
    /// By name, which is a whole number or a text.
    case map([CBORValue: CBORValue])
    case bool(Bool)
    case null
}

extension CBORValue {
    package subscript(name: String) -> CBORValue? {
        if case .map(let members) = self { members[.text(name)] } else { nil }
    }

    package subscript(label: Int64) -> CBORValue? {
        if case .map(let members) = self { members[.integer(label)] } else { nil }
    }

    package var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    package var bytes: [UInt8]? {
        if case .bytes(let value) = self { value } else { nil }
    }

    package var text: String? {
        if case .text(let value) = self { value } else { nil }
    }
}
