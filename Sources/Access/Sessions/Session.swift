package import Surroundings
package import VigiePlan

/// A browser that somebody signed in with, as its owner sees it.
package struct Session: Hashable, Sendable {
    package let id: String
    package let person: String
    package let method: SignInMethod
    package let openedAt: Timestamp
    package let seenAt: Timestamp
    package let expiresAt: Timestamp
    package let address: String?
    package let agent: String?
}

/// A session that has just begun. The token is for its browser alone, and cannot be had again.
package struct OpenedSession: Sendable {
    package let session: Session
    package let token: Secret
    package let identity: Identity
}

/// A session as it is stored.
struct SessionRecord: Codable, Sendable {
    let digest: String
    let person: String
    let actor: String
    let method: SignInMethod
    let openedAt: Timestamp
    var seenAt: Timestamp
    let expiresAt: Timestamp
    /// What its owner could do when it began. It ends when that changes.
    let roles: Roles
    /// The account's epoch when it began.
    let epoch: Int64
    let address: String?
    let agent: String?

    func session(_ id: String) -> Session {
        Session(
            id: id, person: person, method: method, openedAt: openedAt, seenAt: seenAt, expiresAt: expiresAt,
            address: address, agent: agent)
    }

    /// Why time has ended it, if it has. A clock that was set back does not lengthen it beyond its idle limit.
    func lapse(at now: Timestamp, _ limits: SessionLimits) -> SessionEnd? {
        if now >= expiresAt { return .expired }
        return now - seenAt >= limits.idle ? .idle : nil
    }
}
