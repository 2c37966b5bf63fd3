package import VigieAccess
package import VigieClient
package import Wording

/// What the HTTP server stands on.
package struct Premises: Sendable {
    /// Something that has to be so for the server to be of use.
    package struct Check: Sendable {
        package let name: String
        package let problem: @Sendable () async -> Problem?

        package init(_ name: String, problem: @escaping @Sendable () async -> Problem?) {
            self.name = name
            self.problem = problem
        }
    }

    package let desk: Desk
    package let access: Access
    package let policies = Policies()
    package var pages: (any PageSource)?
    package var proxies = TrustedProxies()
    /// Whether browsers come over https: directly, or through a proxy that is trusted.
    package var isSecure = false
    package var checks: [Check] = []
    /// Told about what went wrong, by a number that the asker was told too.
    package var report: @Sendable (_ number: String, _ problem: Problem) -> Void = { _, _ in }

    package init(desk: Desk, access: Access) {
        self.desk = desk
        self.access = access
    }
}
