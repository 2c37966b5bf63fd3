package import Surroundings
import VigiePlan

/// What a form carries to show that it was made for this session: a page of somebody else's cannot know it.
///
/// It is derived from the session's token, so nothing is stored, and it ends with the session.
package enum CSRFToken {
    private static let purpose = "vigie/form/v1"

    /// The token for the forms of a session.
    package static func make(for sessionToken: String) -> String? {
        BearerSecret(sessionToken)?.derived(for: purpose)
    }

    /// Whether a form was made for this session.
    ///
    /// - Parameter id: that of the session that the request was let in by; `nil` before anybody is let in.
    package static func verify(_ token: String?, for sessionToken: String, withID id: String? = nil) -> Bool {
        if let id, BearerSecret(sessionToken)?.id != id { return false }
        guard let token, let expected = make(for: sessionToken) else { return false }
        return ConstantTime.equal(token, expected)
    }

    /// A value for the cookie of somebody who has not signed in yet, so that the sign-in form can be bound to their
    /// browser in the same way.
    package static func anonymous(_ world: World) -> String {
        BearerSecret(world).text().reveal()
    }
}
