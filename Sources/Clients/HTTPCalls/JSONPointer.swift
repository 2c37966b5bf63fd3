package import JSONTree

/// A place in a JSON document (RFC 6901): `/data/token`.
package struct JSONPointer: Hashable, Sendable {
    package let text: String

    /// The whole document.
    package static let whole = JSONPointer(checked: "")

    private init(checked text: String) {
        self.text = text
    }

    /// - Returns: `nil` for what is no pointer.
    package init?(_ text: String) {
        guard text.isEmpty || text.hasPrefix("/") else { return nil }
        self.text = text
    }

    /// What is there: a text, or a number as one.
    package func string(in document: JSONValue) -> String? {
        var value = document
        for part in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            let name = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
            let element = Int(name).flatMap { index in value[index] }
            guard let next = value.object?[name] ?? element else { return nil }
            value = next
        }
        return value.string ?? value.integer.map(String.init)
    }
}
