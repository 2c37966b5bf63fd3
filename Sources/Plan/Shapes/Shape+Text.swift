package import JSONTree
import Wording

extension Shape where Value == String {
    /// A short text on one line: a title, a name, a sentence.
    package static var string: Shape<String> {
        parsed(
            "text on one line", example: "\"some words\"",
            pattern: "^[^\\s\(Steering.characters)]([^\(Steering.characters)]*[^\\s\(Steering.characters)])?$",
            standIn: ""
        ) { text in
            guard !text.isEmpty else { throw ShapeProblem("is empty", hint: "write something") }
            guard !text.contains(where: \.isNewline) else {
                throw ShapeProblem("has several lines", hint: "write it on one line")
            }
            try Steering.refuse(in: text)
            guard text.first?.isWhitespace == false, text.last?.isWhitespace == false else {
                throw ShapeProblem("begins or ends with a space", hint: "remove the space")
            }
            return text
        } write: {
            .string($0)
        }
    }

    /// A text of any length, perhaps of several lines: SQL, a template.
    package static var text: Shape<String> {
        parsed(
            "text", example: "\"…\"",
            pattern:
                "^[^\(Steering.charactersInText)]*[^\\s\(Steering.charactersInText)][^\(Steering.charactersInText)]*$",
            standIn: ""
        ) { text in
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw ShapeProblem("is empty", hint: "write something")
            }
            try Steering.refuse(in: text, except: ["\n", "\t"])
            return text
        } write: {
            .string($0)
        }
    }

    /// An absolute path of a file or directory.
    package static var path: Shape<String> {
        parsed(
            "an absolute path", example: "/var/lib/postgresql", pattern: "^/[^\(Steering.characters)]*$",
            standIn: "/"
        ) { text in
            guard text.hasPrefix("/"), !text.contains(where: \.isNewline) else {
                throw ShapeProblem("is not an absolute path", hint: "begin it with /")
            }
            try Steering.refuse(in: text)
            return text
        } write: {
            .string($0)
        }
    }
}

extension Shape {
    /// A value that is written as text of a certain form. `parse` throws a `ShapeProblem`, or any error that can
    /// present itself, for a text that is not of that form. A confidential text is never repeated.
    package static func parsed(
        _ expected: String, example: String, pattern: String? = nil, isConfidential: Bool = false,
        standIn: @autoclosure @escaping @Sendable () -> Value,
        parse: @escaping @Sendable (String) throws -> Value, write: @escaping @Sendable (Value) -> JSONValue?
    ) -> Shape {
        Shape(
            expected: expected, example: { example },
            schema: {
                var schema: [String: JSONValue] = ["type": "string"]
                if let pattern { schema["pattern"] = .string(pattern) }
                return .object(schema)
            },
            standIn: standIn, write: write,
            read: { node, reading in
                guard let text = reading.text(of: node, expected: expected, example: example) else { return nil }
                do {
                    let value = try parse(text)
                    return reading.isUnambiguous(node, expected: expected) ? value : nil
                } catch {
                    reading.note(error, about: isConfidential ? nil : text, at: node.mark)
                    return nil
                }
            })
    }
}

/// Why a text is not what a field wants. The reason is a clause that follows the text.
package struct ShapeProblem: Error {
    let code: String
    let reason: String
    let hint: String?

    package init(_ reason: String, code: String = "plan.bad-value", hint: String? = nil) {
        self.code = code
        self.reason = reason
        self.hint = hint
    }
}

extension Reading {
    /// The text of a scalar.
    func text(of node: SourceNode, expected: String, example: @autoclosure () -> String) -> String? {
        if case .scalar(let text, _) = node.content, !node.isEmpty { return text }
        mismatch(node, expected: expected, example: example())
        return nil
    }

    /// Notes a text that some YAML tool would read as something else, unless it is quoted.
    func isUnambiguous(_ node: SourceNode, expected: String) -> Bool {
        guard case .scalar(let text, .plain) = node.content else { return true }
        let scalar = PlainScalar(text)
        guard scalar != .text else { return true }
        note(
            "plan.ambiguous-text", "\(place) should be \(expected), but '\(text)' is \(scalar.found)", at: node.mark,
            hint: "if it is meant as text, quote it: \"\(text)\"")
        return false
    }

    /// Notes why a text cannot be read. One that may be a secret is neither repeated nor shown.
    func note(_ error: any Error, about text: String?, at mark: Mark) {
        if text == nil { conceal(mark) }
        let quoted = text.map { "'\($0.count > 60 ? $0.prefix(59) + "…" : $0)'" } ?? "what stands here"
        if let problem = error as? ShapeProblem {
            note(problem.code, "\(place): \(quoted) \(problem.reason)", at: mark, hint: problem.hint)
        } else {
            let problem = error.asProblem
            note(problem.code, "\(place): \(problem.detail ?? quoted)", at: mark, hint: problem.hint)
        }
    }
}
