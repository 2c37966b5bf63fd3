package import JSONTree
import Surroundings

/// Finds out what a decodable type reads, by letting it read from a decoder that has nothing and notes what is asked.
package final class InputProbe {
    private enum Shape {
        case nothing
        case value(JSONValue)
        case members([(name: String, probe: InputProbe)])
        case elements(InputProbe)
        /// Whatever members there are: a dictionary.
        case freeMembers
    }

    private var shape = Shape.nothing
    private var optional: Set<String> = []

    init() {}

    /// The schema; for a type that cannot be probed the little that is certain.
    package static func schema(of type: any Decodable.Type) -> JSONValue {
        (try? exactSchema(of: type)) ?? ["type": "object"]
    }

    /// - Throws: what the type threw on the stand-ins it was given.
    package static func exactSchema(of type: any Decodable.Type) throws -> JSONValue {
        let probe = InputProbe()
        _ = try probe.standIn(for: type)
        return probe.schema
    }

    private var schema: JSONValue {
        switch shape {
        case .nothing: return ["type": "object", "additionalProperties": false]
        case .value(let schema): return schema
        case .elements(let probe): return ["type": "array", "items": probe.schema]
        case .freeMembers: return ["type": "object"]
        case .members(let members):
            let required = members.map(\.name).filter { !optional.contains($0) }
            let properties = Dictionary(members.map { ($0.name, $0.probe.schema) }) { first, _ in first }
            return [
                "type": "object", "properties": .object(properties),
                "required": .array(required.map { .string($0) }), "additionalProperties": false,
            ]
        }
    }

    // MARK: What decoders tell

    func beginMembers() {
        if case .members = shape {} else { shape = .members([]) }
    }

    func beginElements() -> InputProbe {
        let probe = InputProbe()
        shape = .elements(probe)
        return probe
    }

    func takeAnyMembers() {
        shape = .freeMembers
    }

    func mayBeMissing(_ name: String) {
        optional.insert(name)
    }

    func member(_ name: String) -> InputProbe {
        guard case .members(var members) = shape else { return InputProbe() }
        if let known = members.first(where: { $0.name == name }) { return known.probe }
        let probe = InputProbe()
        members.append((name, probe))
        shape = .members(members)
        return probe
    }

    // MARK: Stand-ins

    /// A value to go on with, of the type that was asked for.
    func standIn<Value: Decodable>(for type: Value.Type) throws -> Value {
        if let (schema, value) = Self.leaf(type), let value = value as? Value {
            shape = .value(schema)
            return value
        }
        return try Value(from: ProbingDecoder(probe: self))
    }

    private static func leaf(_ type: any Decodable.Type) -> (JSONValue, any Sendable)? {
        if type == String.self { return (["type": "string"], "") }
        if type == Bool.self { return (["type": "boolean"], false) }
        if type == Double.self { return (["type": "number"], 0.0) }
        if type == Float.self { return (["type": "number"], Float(0)) }
        if type == Timestamp.self { return (["type": "string", "format": "date-time"], Timestamp(seconds: 0)) }
        if type == JSONValue.self { return (.object([:]), JSONValue.null) }
        if type == Duration.self { return (["type": "array", "items": ["type": "number"]], Duration.zero) }
        if let probed = type as? any Probed.Type { return probed.leaf }
        if let integers = type as? any (FixedWidthInteger & Sendable).Type { return integer(integers) }
        if let choices = type as? any (CaseIterable & RawRepresentable & Sendable).Type { return choice(choices) }
        return nil
    }

    private static func integer<Number: FixedWidthInteger & Sendable>(
        _ type: Number.Type
    ) -> (JSONValue, any Sendable) {
        let range: [String: JSONValue] = [
            "type": "integer", "minimum": .integer(Int64(clamping: Number.min)),
            "maximum": .integer(Int64(clamping: Number.max)),
        ]
        return (.object(range), Number.zero)
    }

    /// A word of a list, where the type knows the list.
    private static func choice<Choice: CaseIterable & RawRepresentable & Sendable>(
        _ type: Choice.Type
    ) -> (JSONValue, any Sendable)? {
        let words = Choice.allCases.compactMap { $0.rawValue as? String }
        guard let first = Choice.allCases.first, words.count == Choice.allCases.count else { return nil }
        return (["type": "string", "enum": .array(words.map { .string($0) })], first)
    }
}

extension Probed {
    fileprivate static var leaf: (JSONValue, any Sendable) {
        let (schema, example) = probed
        return (schema, example)
    }
}
