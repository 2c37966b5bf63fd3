package import JSONTree

/// A value that a field of an object can hold.
package protocol JSONConvertible {
    init?(json: JSONValue)
    var json: JSONValue { get }
}

extension JSONValue: JSONConvertible {
    package init?(json: JSONValue) { self = json }
    package var json: JSONValue { self }
}

extension String: JSONConvertible {
    package init?(json: JSONValue) {
        guard let text = json.string else { return nil }
        self = text
    }

    package var json: JSONValue { .string(self) }
}

extension Int: JSONConvertible {
    package init?(json: JSONValue) {
        guard let value = json.integer else { return nil }
        self = Int(value)
    }

    package var json: JSONValue { .integer(Int64(self)) }
}

extension Bool: JSONConvertible {
    package init?(json: JSONValue) {
        guard let flag = json.bool else { return nil }
        self = flag
    }

    package var json: JSONValue { .bool(self) }
}

extension Array: JSONConvertible where Element: JSONConvertible {
    package init?(json: JSONValue) {
        guard let elements = json.array else { return nil }
        self = elements.compactMap(Element.init)
    }

    package var json: JSONValue { .array(map(\.json)) }
}

extension Dictionary: JSONConvertible where Key == String, Value: JSONConvertible {
    package init?(json: JSONValue) {
        guard let members = json.object else { return nil }
        self = members.compactMapValues(Value.init)
    }

    package var json: JSONValue { .object(mapValues(\.json)) }
}

extension Quantity: JSONConvertible {
    package init?(json: JSONValue) {
        switch json {
        case .integer(let value): self.init(Int(value))
        case .string(let text): self.init(text)
        default: return nil
        }
    }

    package var json: JSONValue { .string(description) }
}
