import JSONTree
import Wording

extension Shape {
    /// The name of a resource of some kind, which has to be in the plan.
    package static func reference<Target: ResourceSpec>(
        to target: Target.Type
    ) -> Shape<Reference<Target>> where Value == Reference<Target> {
        let expected = "the name of \(target.kind.withArticle)"
        return Shape(
            expected: expected, example: { "shop" },
            schema: { ["type": "string", "pattern": .string(ResourceName.pattern)] },
            standIn: { Reference(name: "", position: .nowhere) },
            write: { .string($0.name) },
            read: { node, reading in
                guard let name = reading.text(of: node, expected: expected, example: "shop"),
                    reading.isUnambiguous(node, expected: expected)
                else { return nil }
                reading.expect(target.kind, named: name, at: node.mark)
                return Reference(name: name, position: reading.position(of: node.mark))
            })
    }
}

extension Shape where Value == ResourceIdentifier {
    /// The kind and name of a resource (`Database/shop`), which has to be in the plan.
    package static func identifier(of kinds: [any ResourceSpec.Type]) -> Shape<ResourceIdentifier> {
        let names = kinds.map { $0.kind }
        let example = "\(names.first ?? "Kind")/shop"
        let expected = names.map { "\($0)/name" }.joined(separator: " or ")
        return Shape(
            expected: expected, example: { example },
            schema: {
                let pattern = "^(\(names.joined(separator: "|")))/\(ResourceName.pattern.dropFirst())"
                return ["type": "string", "pattern": .string(pattern)]
            },
            standIn: { ResourceIdentifier(kind: "", name: "", position: .nowhere) },
            write: { .string($0.description) },
            read: { node, reading in
                guard let text = reading.text(of: node, expected: expected, example: example) else { return nil }
                let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 2, names.contains(parts[0]) else {
                    reading.note(
                        "plan.bad-identifier", "\(reading.place) should be \(expected), but is '\(text)'",
                        at: node.mark, hint: hint(for: parts, among: names))
                    return nil
                }
                reading.expect(parts[0], named: parts[1], at: node.mark)
                return ResourceIdentifier(kind: parts[0], name: parts[1], position: reading.position(of: node.mark))
            })
    }

    private static func hint(for parts: [String], among kinds: [String]) -> String? {
        guard parts.count == 2 else {
            return "write \(kinds.map { "\($0)/\(parts[0])" }.joined(separator: " or "))"
        }
        return DidYouMean.suggestion(for: parts[0], among: kinds).map { "did you mean '\($0)/\(parts[1])'?" }
    }
}

extension SourcePosition {
    /// Where a stand-in stands.
    fileprivate static let nowhere = SourcePosition(file: "", line: 1, column: 1)
}
