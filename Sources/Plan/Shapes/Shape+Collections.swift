import JSONTree

extension Shape {
    /// A list, each item of one shape.
    package static func list<Item: Sendable>(
        of item: Shape<Item>, atLeast minimum: Int = 0
    ) -> Shape<[Item]> where Value == [Item] {
        let expected = "a list (each item: \(item.expected))"
        let example = { @Sendable in "[\(item.example())]" }
        return Shape(
            expected: expected, example: example,
            schema: {
                var schema: [String: JSONValue] = ["type": "array", "items": item.schema()]
                if minimum > 0 { schema["minItems"] = .integer(Int64(minimum)) }
                return .object(schema)
            },
            standIn: { [] },
            write: { items in
                let written = items.compactMap(item.write)
                return written.count == items.count ? .array(written) : nil
            },
            read: { node, reading in
                guard case .sequence(let nodes) = node.content else {
                    reading.mismatch(node, expected: expected, example: example())
                    return nil
                }
                guard nodes.count >= minimum else {
                    let message = "\(reading.place) should have at least \(minimum) item\(minimum == 1 ? "" : "s")"
                    reading.note("plan.too-few", message, at: node.mark, hint: "write \(example())")
                    return nil
                }
                let items = nodes.enumerated().map { index, node in
                    reading.inside("[\(index)]", at: node.mark) { item.read(node, reading) }
                }
                return items.contains(where: { $0 == nil }) ? nil : items.compactMap(\.self)
            })
    }

    /// A mapping whose keys the author chooses, each value of one shape.
    package static func map<Item: Sendable>(
        of item: Shape<Item>
    ) -> Shape<[String: Item]> where Value == [String: Item] {
        let expected = "a mapping (each value: \(item.expected))"
        let example = { @Sendable in "{name: \(item.example())}" }
        return Shape(
            expected: expected, example: example,
            schema: { ["type": ["object", "null"], "additionalProperties": item.schema()] },
            standIn: { [:] },
            write: { items in
                let written = items.compactMapValues(item.write)
                return written.count == items.count ? .object(written) : nil
            },
            read: { node, reading in
                if node.isEmpty { return [:] }
                guard case .mapping(let entries) = node.content else {
                    reading.mismatch(node, expected: expected, example: example())
                    return nil
                }
                var items: [String: Item] = [:]
                for entry in entries {
                    items[entry.key] = reading.inside(entry.key, at: entry.keyMark) {
                        guard Steering.isAbsent(in: entry.key, reading, at: entry.keyMark) else { return nil }
                        return item.read(entry.value, reading)
                    }
                }
                return items.count == entries.count ? items : nil
            })
    }
}
