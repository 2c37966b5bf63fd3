import JSONTree

/// A value in a plan that is written as a mapping. Its `init(from:)` names each field once; that one declaration is
/// the reader and the JSON Schema.
package protocol PlanObject: Sendable {
    init(from fields: inout Fields)
}

/// The fields of a mapping, as a `PlanObject` takes them out.
///
/// The same `init(from:)` runs over a text to read it, and over nothing to describe itself; so it takes every field
/// whatever the values of the others are.
package struct Fields {
    private enum Source {
        case text([SourceNode.Entry], Reading)
        case description(ObjectSchema)
    }

    private let source: Source
    private var names: [String] = []
    private var secrets: Set<String> = []
    /// Whether everything so far could be read.
    private(set) var isSound = true

    init(entries: [SourceNode.Entry], reading: Reading) {
        source = .text(entries, reading)
    }

    init(describing schema: ObjectSchema) {
        source = .description(schema)
    }

    /// A field that has to be there.
    package mutating func required<Value>(_ name: String, _ shape: Shape<Value>, _ summary: String) -> Value {
        guard case .text(let entries, let reading) = source else {
            return describe(name, shape, summary, default: nil, isRequired: true)
        }
        if let value = read(name, shape) { return value }
        if !entries.contains(where: { $0.key == name }) {
            reading.noteMissing(name, expected: shape.expected, example: shape.example(), summary: summary)
            isSound = false
        }
        return shape.standIn()
    }

    /// A field that may be left out.
    package mutating func optional<Value>(_ name: String, _ shape: Shape<Value>, _ summary: String) -> Value? {
        guard case .text = source else { return describe(name, shape, summary, default: nil, isRequired: false) }
        return read(name, shape)
    }

    /// A field that may be left out, and what holds then.
    package mutating func optional<Value>(
        _ name: String, _ shape: Shape<Value>, default standard: Value, _ summary: String
    ) -> Value {
        guard case .text = source else {
            return describe(name, shape, summary, default: shape.write(standard), isRequired: false)
        }
        return read(name, shape) ?? standard
    }

    /// Demands that exactly one of some optional fields is there.
    package mutating func requireOne(of names: String...) {
        switch source {
        case .description(let schema): schema.requireOne(of: names)
        case .text(let entries, let reading):
            let present = entries.filter { names.contains($0.key) }
            guard present.count != 1 else { return }
            reading.noteChoice(of: names, present: present)
            isSound = false
        }
    }

    /// Refuses what was read when its fields do not go together. The mark is that of the field, if it is there.
    package mutating func refuse(
        when isWrong: Bool, at name: String, code: String = "plan.bad-value", _ message: @autoclosure () -> String,
        hint: @autoclosure () -> String? = nil
    ) {
        guard case .text(let entries, let reading) = source, isWrong, isSound else { return }
        let mark = entries.first { $0.key == name }?.value.mark ?? reading.introduction
        reading.note(code, "\(reading.place): \(message())", at: mark, hint: hint())
        isSound = false
    }

    private mutating func read<Value>(_ name: String, _ shape: Shape<Value>) -> Value? {
        guard case .text(let entries, let reading) = source else { return nil }
        names.append(name)
        if shape.isSecret { secrets.insert(name) }
        guard let entry = entries.first(where: { $0.key == name }) else { return nil }
        let value = reading.inside(name, at: entry.keyMark) { shape.read(entry.value, reading) }
        if value == nil { isSound = false }
        return value
    }

    private func describe<Value>(
        _ name: String, _ shape: Shape<Value>, _ summary: String, default standard: JSONValue?, isRequired: Bool
    ) -> Value {
        if case .description(let schema) = source {
            schema.add(name, shape.schema().described(summary, default: standard), isRequired: isRequired)
        }
        return shape.standIn()
    }

    /// Notes each field that nobody took out.
    mutating func refuseUnknown() {
        guard case .text(let entries, let reading) = source else { return }
        for entry in entries where !names.contains(entry.key) {
            reading.noteUnknown(entry, among: names, secrets: secrets)
            isSound = false
        }
    }

    /// The spec of an envelope. It may be left out by a kind that demands nothing.
    mutating func spec<Spec: ResourceSpec>(_ kind: Spec.Type) -> Spec {
        guard case .text(let entries, let reading) = source, !entries.contains(where: { $0.key == "spec" }),
            ObjectSchema(of: kind).mayBeEmpty
        else { return required("spec", .object(kind), kind.summary) }
        names.append("spec")
        let nothing = SourceNode(content: .mapping([]), mark: reading.introduction)
        return Shape.object(kind).read(nothing, reading) ?? Shape.object(kind).standIn()
    }

    /// Leaves a field alone.
    mutating func ignore(_ name: String) {
        names.append(name)
    }
}
