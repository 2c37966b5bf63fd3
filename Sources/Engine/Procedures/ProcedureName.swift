/// The dotted name of a procedure, which its runs carry for ever: `backup.prove`.
package struct ProcedureName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let rawValue: String

    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    package init(stringLiteral text: String) {
        self.init(text)
    }

    package var description: String { rawValue }
}
