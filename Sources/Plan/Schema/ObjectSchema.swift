import JSONTree

/// What a `PlanObject` says of itself: its fields, gathered by running its `init(from:)` over nothing.
final class ObjectSchema {
    private var properties: [String: JSONValue] = [:]
    private var required: [String] = []
    private var choices: [[String]] = []

    private init() {}

    convenience init(of type: (some PlanObject).Type) {
        self.init()
        var fields = Fields(describing: self)
        _ = type.init(from: &fields)
    }

    /// A value of the type with a stand-in in every field.
    static func standIn<Object: PlanObject>(of type: Object.Type) -> Object {
        var fields = Fields(describing: ObjectSchema())
        return type.init(from: &fields)
    }

    func add(_ name: String, _ schema: JSONValue, isRequired: Bool) {
        properties[name] = schema
        if isRequired { required.append(name) }
    }

    func requireOne(of names: [String]) {
        choices.append(names)
    }

    /// Whether nothing has to be written at all.
    var mayBeEmpty: Bool { required.isEmpty && choices.isEmpty }

    /// The fields that have to be written, for a hint.
    var example: String {
        let names = required + choices.compactMap(\.first)
        return names.isEmpty ? "{…}" : "{\(names.map { "\($0): …" }.joined(separator: ", "))}"
    }

    var json: JSONValue {
        var schema: [String: JSONValue] = [
            "type": mayBeEmpty ? ["object", "null"] : "object",
            "properties": .object(properties), "additionalProperties": false,
        ]
        if !required.isEmpty { schema["required"] = .array(required.map { .string($0) }) }
        if !choices.isEmpty {
            schema["allOf"] = .array(
                choices.map { names in ["oneOf": .array(names.map { ["required": [.string($0)]] })] })
        }
        return .object(schema)
    }
}

extension JSONValue {
    /// The schema of a field: that of its value, with what an editor shows beside it.
    func described(_ summary: String, default standard: JSONValue? = nil) -> JSONValue {
        guard case .object(var schema) = self else { return self }
        schema["description"] = .string(summary)
        if let standard { schema["default"] = standard }
        return .object(schema)
    }
}
