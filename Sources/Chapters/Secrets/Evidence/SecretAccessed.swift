package import Surroundings
import VigieLedger

/// Somebody asked the API server for secrets, by its own audit log. Users stand in it by pseudonyms.
package struct SecretAccessed: Evidence, Hashable {
    package static let kind = "secret.accessed"

    package let cluster: String
    /// Absent where all namespaces were asked for.
    package let namespace: String?
    /// Absent where all of a namespace were asked for.
    package let secret: String?
    package let verb: String
    /// Such as `ServiceAccount shop/web`, `User system:node:one` or `User person/…`.
    package let subject: String
    /// As whom, where they acted as somebody else.
    package let impersonating: String?
    /// What the server answered.
    package let code: Int?
    /// By the server's clock.
    package let at: Timestamp
    package let audit: String
}

/// A file of audit events was taken in.
package struct AuditImported: Evidence, Hashable {
    package static let kind = "secret.audit-imported"

    package let cluster: String
    /// How many events are about secrets of the declared namespaces, and how many of them were not known yet.
    package let events: Int
    package let new: Int
    package let from: Timestamp?
    package let until: Timestamp?
}
