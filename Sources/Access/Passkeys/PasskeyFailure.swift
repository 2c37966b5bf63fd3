import Wording

/// What is wrong with what a browser says that a device said.
package enum PasskeyFailure: Error, Hashable, Sendable {
    /// It cannot be read.
    case malformed
    /// It was not begun here, is too old, or was used before.
    case badChallenge
    /// It was made for another site, or in a frame of one.
    case wrongOrigin
    case wrongSite
    /// It registers where it should sign in, or the reverse.
    case wrongType
    /// The device did not see its owner, or did not make sure that it is the owner.
    case ownerNotSeen
    /// A key of a kind that is not allowed, or that is too weak.
    case badKey
    case badSignature
    /// Somebody has registered it already.
    case alreadyKnown
    /// Nobody has registered it here.
    case unknownKey
    /// It says that it was used less often than it was: there may be a copy of it.
    case counterWentBack
}

extension PasskeyFailure {
    var problem: Problem {
        switch self {
        case .alreadyKnown:
            Problem(
                code: "access.passkey-known", nature: .usage, title: "This passkey is registered already.",
                hint: "Use it to sign in, or take another device.")
        case .unknownKey:
            Problem(
                code: "access.passkey-unknown", nature: .refused, title: "Nobody has registered this passkey here.",
                hint: "Sign in with a password, then add the passkey in the settings.")
        case .counterWentBack:
            Problem(
                code: "access.passkey-copied", nature: .refused, title: "There may be a copy of this passkey.",
                detail: "It says that it was used less often than it was.",
                hint: "Sign in with a password, remove the passkey and add it anew.")
        case .ownerNotSeen:
            Problem(
                code: "access.passkey-unseen", nature: .refused,
                title: "The device did not make sure that it is you.",
                hint: "Use one that asks for a finger, a face or a code.")
        case .badChallenge:
            Problem(
                code: "access.passkey-late", nature: .refused, title: "This was not begun here, or is too old.",
                hint: "Try again.")
        case .badKey:
            Problem(
                code: "access.passkey-kind", nature: .refused, title: "A key of this kind is not accepted.",
                hint: "Use another device.")
        case .malformed, .wrongOrigin, .wrongSite, .wrongType, .badSignature:
            Problem(
                code: "access.passkey-bad", nature: .refused, title: "What the device said cannot be believed.",
                hint: "Try again from the page of this site.")
        }
    }
}
