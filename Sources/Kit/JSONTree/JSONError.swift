/// Why some bytes are not JSON.
package struct JSONError: Error, Equatable, CustomStringConvertible {
    /// The byte at which reading stopped.
    package let offset: Int
    package let reason: String

    package var description: String { "not JSON at byte \(offset): \(reason)" }
}
