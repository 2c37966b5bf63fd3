import Wording

/// Keeps out of names and texts what would steer a terminal they are shown on: control characters, marks of direction.
enum Steering {
    private static let reason = "holds a character that is not text but steers a terminal"
    private static let hint = "remove it; a plan is plain text"

    /// The same characters for a class of a regular expression, as the JSON Schema says it.
    static let characters = charactersInText + #"\u0009\u000a"#
    /// The same, but for a line feed and a tab.
    static let charactersInText =
        #"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"#

    static func refuse(in text: String, except allowed: Set<Unicode.Scalar> = []) throws(ShapeProblem) {
        guard text.unicodeScalars.contains(where: { $0.isSteering && !allowed.contains($0) }) else { return }
        throw ShapeProblem(reason, hint: hint)
    }

    /// Whether a key that the author chose is free of them; notes it if not.
    static func isAbsent(in key: String, _ reading: Reading, at mark: Mark) -> Bool {
        guard key.unicodeScalars.contains(where: \.isSteering) else { return true }
        reading.note("plan.bad-value", "the key '\(key)' \(reason)", at: mark, hint: hint)
        return false
    }
}
