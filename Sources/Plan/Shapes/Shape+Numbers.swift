import JSONTree

extension Shape where Value == Int {
    /// A whole number within bounds.
    package static func integer(_ range: ClosedRange<Int>) -> Shape<Int> {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        let example = String(range.lowerBound)
        return Shape(
            expected: expected, example: { example },
            schema: {
                [
                    "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
                    "maximum": .integer(Int64(range.upperBound)),
                ]
            },
            standIn: { range.lowerBound }, write: { .integer(Int64($0)) },
            read: { node, reading in
                guard case .scalar(let text, .plain) = node.content, PlainScalar(text) == .integer else {
                    reading.mismatch(node, expected: expected, example: node.unquoted { Int($0) != nil } ?? example)
                    return nil
                }
                // 012 is ten to YAML 1.1 and twelve to YAML 1.2; 0x1F and 1_000 exist only to some.
                guard let value = Int(text), String(value) == text else {
                    reading.note(
                        "plan.ambiguous-number",
                        "\(reading.place): '\(text)' is read differently by different YAML tools", at: node.mark,
                        hint: "write it in plain decimal digits, without zeros in front")
                    return nil
                }
                guard range.contains(value) else {
                    let message = "\(reading.place) should be \(expected), but is \(text)"
                    reading.note("plan.out-of-range", message, at: node.mark)
                    return nil
                }
                return value
            })
    }
}

extension Shape where Value == Bool {
    /// `true` or `false`.
    package static var bool: Shape<Bool> {
        Shape(
            expected: "true or false", example: { "true" }, schema: { ["type": "boolean"] }, standIn: { false },
            write: { .bool($0) },
            read: { node, reading in
                guard case .scalar(let text, .plain) = node.content, case .bool(let flag) = PlainScalar(text) else {
                    let meant = node.unquoted { ["true", "false"].contains($0) } ?? node.formerBool
                    reading.mismatch(node, expected: "true or false", example: meant ?? "true")
                    return nil
                }
                return flag
            })
    }
}

extension SourceNode {
    /// The text inside quotes that should not be there.
    fileprivate func unquoted(where isMeant: (String) -> Bool) -> String? {
        guard case .scalar(let text, .quoted) = content, isMeant(text) else { return nil }
        return "\(text), without quotes"
    }

    /// What YAML 1.1 understood by `yes` and `off`.
    fileprivate var formerBool: String? {
        guard case .scalar(let text, .plain) = content, PlainScalar(text) == .formerBool else { return nil }
        return ["yes", "on", "y"].contains(text.lowercased()) ? "true" : "false"
    }
}
