import VigieLedger

/// Somebody came in.
package struct AccessLogin: Evidence, Hashable {
    package static let kind = "access.login"

    package let method: SignInMethod
    /// The session that began.
    package let session: String
    /// The address, unreadable: the same one has the same digest.
    package let source: String?
}

/// How somebody proved who they are.
package enum SignInMethod: String, Codable, Hashable, Sendable {
    case password
    case passwordAndCode = "password-and-code"
    case recoveryCode = "recovery-code"
    case openID = "openid"
    case setupLink = "setup-link"
    case passkey
}
