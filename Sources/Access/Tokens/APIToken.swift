package import Surroundings
package import VigiePlan

/// A program's way in, as its owner sees it.
package struct APIToken: Hashable, Sendable {
    package let id: String
    package let person: String
    /// What it is for, in its owner's words.
    package let label: String
    /// The most it may do. It never may do more than its owner may at the time.
    package let roles: Roles
    package let createdAt: Timestamp
    package let expiresAt: Timestamp
    package let lastUsedAt: Timestamp?
    package let revokedAt: Timestamp?

    package func isGood(at now: Timestamp) -> Bool {
        revokedAt == nil && now < expiresAt
    }
}

/// A token that was just made. Its text cannot be had again.
package struct CreatedToken: Sendable {
    package let token: APIToken
    package let text: Secret
}

/// A token as it is stored.
struct TokenRecord: Codable, Sendable {
    let digest: String
    let person: String
    let actor: String
    let label: String
    let roles: Roles
    let createdAt: Timestamp
    let expiresAt: Timestamp
    var lastUsedAt: Timestamp?
    var revokedAt: Timestamp?

    func token(_ id: String) -> APIToken {
        APIToken(
            id: id, person: person, label: label, roles: roles, createdAt: createdAt, expiresAt: expiresAt,
            lastUsedAt: lastUsedAt, revokedAt: revokedAt)
    }
}
