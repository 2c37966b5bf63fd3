import JSONTree
import Wording

extension Shape where Value: CaseIterable & RawRepresentable, Value.RawValue == String, Value.AllCases: Sendable {
    /// One of a few words.
    package static func choice(_ type: Value.Type) -> Shape<Value> {
        let words = type.allCases.map(\.rawValue)
        let expected = "one of \(words.joined(separator: ", "))"
        return Shape(
            expected: expected, example: { words.first ?? "" },
            schema: { ["type": "string", "enum": .array(words.map { .string($0) })] },
            standIn: { type.allCases[type.allCases.startIndex] },
            write: { .string($0.rawValue) },
            read: { node, reading in
                // A word such as `off` may be a choice; what a plain scalar is to YAML tools is asked only after.
                if case .scalar(let text, _) = node.content, let value = type.init(rawValue: text) { return value }
                guard let text = reading.text(of: node, expected: expected, example: words.first ?? "") else {
                    return nil
                }
                let meant = DidYouMean.suggestion(for: text, among: words)
                reading.note(
                    "plan.unknown-choice", "\(reading.place) should be \(expected), but is '\(text)'", at: node.mark,
                    hint: meant.map { "did you mean '\($0)'?" })
                return nil
            })
    }
}

extension Shape {
    /// One way to write a value that can be written in several: `sql: …`, `rowCount: …`.
    package struct Alternative: Sendable {
        let key: String
        let summary: String
        let expected: String
        let example: @Sendable () -> String
        let isSecret: Bool
        let schema: @Sendable () -> JSONValue
        let standIn: @Sendable () -> Value
        let read: @Sendable (SourceNode, Reading) -> Value?

        /// A key, what stands behind it, and what the two make.
        package static func key<Content: Sendable>(
            _ key: String, _ content: Shape<Content>, _ summary: String,
            make: @escaping @Sendable (Content) -> Value
        ) -> Alternative {
            Alternative(
                key: key, summary: summary, expected: content.expected, example: content.example,
                isSecret: content.isSecret, schema: content.schema, standIn: { make(content.standIn()) },
                read: { node, reading in content.read(node, reading).map(make) })
        }
    }

    /// A mapping with exactly one key, which says what the value is.
    package static func oneKeyOf(_ first: Alternative, _ others: Alternative...) -> Shape {
        let alternatives = [first] + others
        let keys = alternatives.map(\.key)
        let expected = "a mapping with one of the keys \(keys.joined(separator: ", "))"
        let example = { @Sendable in "{\(first.key): \(first.example())}" }
        return Shape(
            expected: expected, example: example,
            schema: { Self.schema(of: alternatives) }, standIn: first.standIn, write: { _ in nil },
            read: { node, reading in
                guard case .mapping(let entries) = node.content, let entry = entries.first else {
                    reading.mismatch(node, expected: expected, example: example())
                    return nil
                }
                guard entries.count == 1 else {
                    reading.note(
                        "plan.several-keys", "\(reading.place) should be \(expected), but has \(entries.count) keys",
                        at: entries[1].keyMark, hint: "make each a list item or field of its own")
                    return nil
                }
                guard let alternative = alternatives.first(where: { $0.key == entry.key }) else {
                    reading.noteUnknown(entry, among: keys, secrets: [])
                    return nil
                }
                return reading.inside(entry.key, at: entry.keyMark) { alternative.read(entry.value, reading) }
            })
    }

    private static func schema(of alternatives: [Alternative]) -> JSONValue {
        var properties: [String: JSONValue] = [:]
        for alternative in alternatives {
            properties[alternative.key] = alternative.schema().described(alternative.summary)
        }
        return [
            "type": "object", "properties": .object(properties), "additionalProperties": false, "minProperties": 1,
            "maxProperties": 1,
        ]
    }
}
