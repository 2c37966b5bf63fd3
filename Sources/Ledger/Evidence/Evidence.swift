package import JSONTree

/// A typed fact that a run or a watch measured.
///
/// Its JSON form goes into the ledger for good, so its shape has a version. Never put personal data in it in clear:
/// `PersonVault` seals what may have to be erased.
package protocol Evidence: Codable, Sendable {
    /// What kind of fact it is, in dotted lower case: `backup.proof`.
    static var kind: String { get }
    /// The version of the shape. Raise it when a field changes its meaning or a new one is required.
    static var version: Int { get }
    /// Brings data written with an earlier version into the shape of this one.
    static func upgrade(_ data: JSONValue, from version: Int) throws -> JSONValue
}

extension Evidence {
    package static var version: Int { 1 }

    package static func upgrade(_ data: JSONValue, from version: Int) throws -> JSONValue { data }
}
