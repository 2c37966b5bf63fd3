import JSONTree

/// What may stand as the value of a field: how it is read, and how the JSON Schema says so.
///
/// Both come from here, so that an editor and `vigie check` cannot disagree. A shape never throws: what it cannot read
/// it notes, and the field then holds a stand-in, so that every problem of a plan is found at once. A resource
/// with a problem is not part of the plan that comes out.
package struct Shape<Value: Sendable>: Sendable {
    /// For sentences: `a duration`.
    let expected: String
    /// For hints: `15m`.
    let example: @Sendable () -> String
    let schema: @Sendable () -> JSONValue
    let standIn: @Sendable () -> Value
    /// How a value is written in a plan; `nil` where it has no short form.
    let write: @Sendable (Value) -> JSONValue?
    /// The value, or `nil` after noting why there is none.
    let read: @Sendable (SourceNode, Reading) -> Value?
    /// A mapping or list with nothing in it may be written as nothing.
    var acceptsNothing = false
    var isSecret = false
}

extension Reading {
    /// Notes that a value should have been something else.
    func mismatch(_ node: SourceNode, expected: String, example: @autoclosure () -> String) {
        let mark = node.isEmpty ? introduction : node.mark
        if node.isEmpty {
            note("plan.no-value", "\(place) has no value", at: mark, hint: "write \(expected), such as \(example())")
        } else {
            note(
                "plan.wrong-type", "\(place) should be \(expected), but is \(node.found)", at: mark,
                hint: "write it like this: \(example())")
        }
    }
}
