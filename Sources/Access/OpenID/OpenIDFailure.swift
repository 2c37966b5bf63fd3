package import Wording

/// Why a sign-in at an identity provider came to nothing.
package enum OpenIDFailure: Error, Hashable, Sendable {
    case unknownProvider(String)
    /// The provider cannot be reached, or does not speak as the standard demands.
    case provider(String)
    /// The browser came back with a state that was never given out, was used already, or is too old.
    case badState
    /// The provider said no: an OAuth error code.
    case denied(String)
    /// Its answer cannot be believed.
    case badToken(String)
    /// It is somebody, but nobody of the plan.
    case unknownPerson
    case secret(String)
}

extension OpenIDFailure: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .unknownProvider(let name):
            Problem(
                code: "access.openid-unknown", nature: .usage, title: "There is no such identity provider.",
                detail: "'\(name.visible)'.")
        case .provider(let reason):
            Problem(
                code: "access.openid-provider", nature: .unreachable,
                title: "The identity provider does not answer as it should.", detail: reason.visible)
        case .badState:
            Problem(
                code: "access.openid-state", nature: .refused, title: "This sign-in was not begun here, or is too old.",
                hint: "Begin again from the sign-in page.")
        case .denied(let reason):
            Problem(
                code: "access.openid-denied", nature: .refused, title: "The identity provider did not sign you in.",
                detail: reason.visible)
        case .badToken(let reason):
            Problem(
                code: "access.openid-token", nature: .refused,
                title: "What the identity provider said cannot be believed.", detail: reason.visible)
        case .unknownPerson:
            Problem(
                code: "access.openid-person", nature: .refused, title: "Nobody of the plan has this identity.",
                hint: "A Person in the plan names who may sign in: identities, or the email.")
        case .secret(let reason):
            Problem(
                code: "access.openid-secret", title: "The secret for the identity provider is missing.",
                detail: reason)
        }
    }
}
