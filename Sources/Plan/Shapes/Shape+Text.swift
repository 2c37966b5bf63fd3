package import JSONTree
import Wording

extension Shape where Value == String {
    /// A short text on one line: a title, a name, a sentence.
    package static var string: Shape<String> {
        parsed("text on one line", example: "Shop", pattern: #"^\S(.*\S)?$"#, placeholder: "") { text in
            guard !text.isEmpty else { throw ShapeProblem("is empty", hint: "write something") }
            guard !text.contains(where: \.isNewline) else {
                throw ShapeProblem("has several lines", hint: "write it on one line")
            }
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
        parsed("text", example: "\"…\"", pattern: #"\S"#, placeholder: "") { text in
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw ShapeProblem("is empty", hint: "write something")
            }
            return text
        } write: {
            .string($0)
        }
    }

    /// An absolute path of a file or directory.
    package static var path: Shape<String> {
        parsed("an absolute path", example: "/var/lib/postgresql", pattern: #"^/[^\n]*$"#, placeholder: "/") { text in
            guard text.hasPrefix("/"), !text.contains(where: \.isNewline) else {
                throw ShapeProblem("is not an absolute path", hint: "begin it with /")
            }
            return text
        } write: {
            .string($0)
        }
    }
}

extension Shape {
    /// A value that is written as text of a certain form. `parse` throws a `ShapeProblem`, or any error that can
    /// present itself, for a text that is not of that form.
    package static func parsed(
        _ expected: String, example: String, pattern: String? = nil,
        placeholder: @autoclosure @escaping @Sendable () -> Value,
        parse: @escaping @Sendable (String) throws -> Value, write: @escaping @Sendable (Value) -> JSONValue?
    ) -> Shape {
        Shape(
            expected: expected, example: example,
            schema: {
                var schema: [String: JSONValue] = ["type": "string"]
                if let pattern { schema["pattern"] = .string(pattern) }
                return .object(schema)
            },
            placeholder: placeholder, write: write,
            read: { node, reading in
                guard let text = reading.text(of: node, expected: expected, example: example) else { return nil }
                do {
                    return try parse(text)
                } catch {
                    reading.note(error, about: text, at: node.mark)
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
    /// The text of a scalar, unless some YAML tool would read it as something else.
    func text(of node: SourceNode, expected: String, example: String) -> String? {
        guard case .scalar(let text, let style) = node.content, !node.isEmpty else {
            mismatch(node, expected: expected, example: example)
            return nil
        }
        guard style == .plain else { return text }
        let scalar = PlainScalar(text)
        guard scalar != .text else { return text }
        note(
            "plan.ambiguous-text", "\(place) should be \(expected), but '\(text)' is \(scalar.found)", at: node.mark,
            hint: "if it is meant as text, quote it: \"\(text)\"")
        return nil
    }

    /// Notes why a text cannot be read.
    func note(_ error: any Error, about text: String, at mark: Mark) {
        let quoted = "'\(text.count > 60 ? text.prefix(59) + "…" : text)'"
        if let problem = error as? ShapeProblem {
            note(problem.code, "\(place): \(quoted) \(problem.reason)", at: mark, hint: problem.hint)
        } else {
            let problem = error.asProblem
            note(problem.code, "\(place): \(problem.detail ?? quoted)", at: mark, hint: problem.hint)
        }
    }
}
