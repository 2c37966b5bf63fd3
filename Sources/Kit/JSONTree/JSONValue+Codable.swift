import FoundationEssentials

extension JSONValue {
    /// The JSON form of an encodable value.
    ///
    /// - Throws: `EncodingError` for a NaN or an infinity, which JSON cannot say.
    package init(encoding value: some Encodable) throws {
        self = try JSONTreeEncoder().slot(value, at: nil).finished
    }

    /// Reads a decodable value out of this one.
    package func decoded<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(canonical))
    }

    /// The document for people: two spaces a level, members sorted.
    package var pretty: String {
        var text = ""
        appendPretty(to: &text, indentation: "")
        return text
    }

    private func appendPretty(to text: inout String, indentation: String) {
        let inner = indentation + "  "
        switch self {
        case .array(let elements) where !elements.isEmpty:
            for (index, element) in elements.enumerated() {
                text += index == 0 ? "[\n\(inner)" : ",\n\(inner)"
                element.appendPretty(to: &text, indentation: inner)
            }
            text += "\n\(indentation)]"
        case .object(let members) where !members.isEmpty:
            for (index, key) in members.keys.sorted(by: Self.precedes).enumerated() {
                text += (index == 0 ? "{\n\(inner)" : ",\n\(inner)") + JSONValue.string(key).canonicalText + ": "
                members[key]?.appendPretty(to: &text, indentation: inner)
            }
            text += "\n\(indentation)}"
        default: text += canonicalText
        }
    }
}

extension JSONValue: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let elements = try? container.decode([JSONValue].self) {
            self = .array(elements)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let flag): try container.encode(flag)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let text): try container.encode(text)
        case .array(let elements): try container.encode(elements)
        case .object(let members): try container.encode(members)
        }
    }
}
