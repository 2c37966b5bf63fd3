import JSONTree

/// Looks a body over: fields that nobody knows, and values that are not what they should be.
struct BodyCheck {
    let catalog: SchemaCatalog
    private(set) var unknown: [String] = []
    private(set) var missing: [String] = []

    init(_ catalog: SchemaCatalog) {
        self.catalog = catalog
    }

    /// - Returns: The body without what nobody knows, as a typed server would have read it.
    /// - Throws: A refusal for a value of another type than it should have.
    mutating func read(_ value: JSONValue, as type: SchemaType, at path: String = "") throws -> JSONValue {
        guard !value.isNull else { return value }
        switch (type, value) {
        case (.anything, _), (.text, .string), (.bytes, .string), (.time, .string), (.flag, .bool),
            (.integerOrText, .string), (.integerOrText, .integer), (.quantity, .integer), (.quantity, .number),
            (.number, .number), (.number, .integer), (.integer, .integer):
            return value
        case (.quantity, .string(let text)):
            guard FakeQuantity(text) != nil else {
                throw FakeFailure.badRequest("quantities must match the regular expression: \(text) at \(path)")
            }
            return value
        case (.map(let inner), .object(let members)):
            var result: [String: JSONValue] = [:]
            for (name, member) in members { result[name] = try read(member, as: inner, at: "\(path)[\(name)]") }
            return .object(result)
        case (.list(let inner, _, _), .array(let elements)):
            var result: [JSONValue] = []
            for (index, element) in elements.enumerated() {
                result.append(try read(element, as: inner, at: "\(path)[\(index)]"))
            }
            return .array(result)
        case (.structure(let name, _), .object(let members)): return try read(members, as: name, at: path)
        default: throw mismatch(value, type, path)
        }
    }

    private mutating func read(_ members: [String: JSONValue], as name: String, at path: String) throws -> JSONValue {
        guard let structure = catalog.structure(name) else { return .object(members) }
        var result: [String: JSONValue] = [:]
        for (field, value) in members.sorted(by: { $0.key < $1.key }) {
            let place = path.isEmpty ? field : "\(path).\(field)"
            guard let type = structure.fields[field] else {
                unknown.append(place)
                continue
            }
            // A null is the same as nothing, but for the few who write it on purpose.
            guard !value.isNull else { continue }
            result[field] = try read(value, as: type, at: place)
        }
        // Who reports a status may leave things out.
        if !path.hasPrefix("status") {
            for field in structure.required where result[field] == nil {
                missing.append(path.isEmpty ? field : "\(path).\(field)")
            }
        }
        return .object(result)
    }

    private func mismatch(_ value: JSONValue, _ type: SchemaType, _ path: String) -> FakeFailure {
        let found =
            switch value {
            case .string: "string"
            case .integer, .number: "number"
            case .bool: "bool"
            case .array: "array"
            case .object: "object"
            case .null: "null"
            }
        return .badRequest("json: cannot unmarshal \(found) into Go struct field \(path) of type \(type)")
    }
}
