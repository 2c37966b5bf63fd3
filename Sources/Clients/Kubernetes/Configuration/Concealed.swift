/// A value that opens a door. It can be used, but not shown: every way of printing it gives dots.
package struct Concealed<Value: Hashable & Sendable>: Hashable, Sendable {
    private let value: Value

    package init(_ value: Value) {
        self.value = value
    }

    /// The value itself, where it is put to use.
    package func reveal() -> Value { value }
}

extension Concealed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
