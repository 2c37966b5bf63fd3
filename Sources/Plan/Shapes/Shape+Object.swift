import JSONTree

extension Shape where Value: PlanObject {
    /// A mapping with the fields that a type declares.
    package static func object(_ type: Value.Type) -> Shape<Value> {
        Shape(
            expected: "a mapping (key: value)", example: { ObjectSchema(of: type).example },
            schema: { ObjectSchema(of: type).json },
            standIn: { ObjectSchema.standIn(of: type) },
            write: { _ in nil },
            read: { node, reading in
                let entries: [SourceNode.Entry]
                switch node.content {
                case .mapping(let written): entries = written
                case .scalar where node.isEmpty: entries = []
                default:
                    reading.mismatch(node, expected: "a mapping (key: value)", example: ObjectSchema(of: type).example)
                    return nil
                }
                var fields = Fields(entries: entries, reading: reading)
                let value = type.init(from: &fields)
                fields.refuseUnknown()
                return fields.isSound ? value : nil
            })
    }
}
