package import JSONTree

/// A type that reads in a way of its own, and so says itself what it reads.
package protocol Probed: Decodable, Sendable {
    /// The JSON Schema, and a value to go on with.
    static var probed: (schema: JSONValue, example: Self) { get }
}
