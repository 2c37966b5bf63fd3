package import Surroundings
package import VigieAccess

/// What the console stands in: who is let in, and by which clock.
package struct House: Sendable {
    package let access: Access
    /// Of the plan in force.
    package let policy: @Sendable () -> AccessPolicy
    /// Whether browsers come over https, so that cookies may insist on it.
    package let isSecure: Bool
    /// The address people come to, such as `https://vigie.example.org`, where it is known: an identity provider sends
    /// them back there.
    package let address: String?
    package let world: World

    package init(
        access: Access, policy: @escaping @Sendable () -> AccessPolicy, isSecure: Bool, address: String? = nil,
        world: World
    ) {
        self.access = access
        self.policy = policy
        self.isSecure = isSecure
        self.address = address
        self.world = world
    }

    func cookie(_ use: SessionCookie.Use) -> SessionCookie {
        SessionCookie(isSecure: isSecure, for: use)
    }
}
