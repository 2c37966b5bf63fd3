package import Surroundings
package import VigieAccess

/// What the console stands in: who is let in, and by which clock.
package struct House: Sendable {
    package let access: Access
    /// Of the plan in force.
    package let policy: @Sendable () -> AccessPolicy
    /// The address people come to, such as `https://vigie.example.org`: where an identity provider sends them back.
    package let address: String
    package let world: World

    package init(
        access: Access, policy: @escaping @Sendable () -> AccessPolicy, address: String, world: World
    ) {
        self.access = access
        self.policy = policy
        self.address = address
        self.world = world
    }

    /// Whether browsers come over https, so that cookies may insist on it.
    var isSecure: Bool { address.hasPrefix("https://") }

    func cookie(_ use: SessionCookie.Use) -> SessionCookie {
        SessionCookie(isSecure: isSecure, for: use)
    }
}
