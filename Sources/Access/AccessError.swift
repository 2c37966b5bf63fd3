package import Surroundings

/// Why somebody was not let in, or not allowed what they asked for.
package enum AccessError: Error, Hashable, Sendable {
    // MARK: Who is it?

    /// No credential, or one that is nobody's. Whether it ever was somebody's is not said.
    case unauthenticated
    case sessionEnded(SessionEnd)
    /// The name, the password or the code is wrong. Which of them is not said.
    case badCredentials
    /// Too many attempts; the next is looked at after this instant.
    case throttled(until: Timestamp)
    /// More people sign in at once than passwords can be checked.
    case busy
    /// The password is right, but somebody closed the account.
    case accountDisabled
    /// Known, but the plan gives them nothing to do here.
    case noRole(person: String)
    case badSetupLink
    /// A form that was not made for this session.
    case badForm

    // MARK: May they?

    case refused(Action, has: Role?)

    // MARK: Changing accounts and tokens

    case unknownPerson(String)
    case badPersonName(String)
    case accountExists(String)
    case weakPassword(PasswordRules.Weakness)
    case unknownToken(String)
    case unknownSession(String)
    case badTokenLife
    /// A token would be allowed more than its owner, or nothing.
    case badTokenRoles(wanted: Roles, owner: Roles)
    case noSecondFactor
    case openID(OpenIDFailure)
    case passkey(PasskeyFailure)
    case damaged(collection: String)
}

/// Why a session is over.
package enum SessionEnd: String, Codable, Hashable, Sendable {
    case idle
    case expired
    case signedOut
    case endedByOwner
    case rolesChanged
    case passwordChanged
    case accountDisabled
}
