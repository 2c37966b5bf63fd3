import VigieLedger

/// Who may come in, or how, was changed.
package struct AccessChanged: Evidence, Hashable {
    package static let kind = "access.changed"

    package enum Change: String, Codable, CaseIterable, Sendable {
        case accountMade = "account-made"
        case accountDisabled = "account-disabled"
        case accountEnabled = "account-enabled"
        case passwordChanged = "password-changed"
        case secondFactorAdded = "second-factor-added"
        case secondFactorRemoved = "second-factor-removed"
        case recoveryCodeUsed = "recovery-code-used"
        case passkeyAdded = "passkey-added"
        case passkeyRemoved = "passkey-removed"
        case sessionEnded = "session-ended"
        case sessionsEnded = "sessions-ended"
        case tokenCreated = "token-created"
        case tokenRevoked = "token-revoked"
        case rolesChanged = "roles-changed"
        case setupLinkMade = "setup-link-made"
        case personForgotten = "person-forgotten"
    }

    package let change: Change
    /// The id of the session, token or passkey.
    package let object: String?
    package let before: Roles?
    package let after: Roles?
    package let reason: String?

    init(
        _ change: Change, object: String? = nil, before: Roles? = nil, after: Roles? = nil, reason: String? = nil
    ) {
        self.change = change
        self.object = object
        self.before = before
        self.after = after
        self.reason = reason
    }
}
