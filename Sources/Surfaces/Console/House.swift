package import Surroundings
package import VigieAccess
package import Wording

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
    /// Told about what went wrong for reasons that are ours, by a number that the reader is told too.
    package let report: @Sendable (_ number: String, _ problem: Problem) -> Void

    package init(
        access: Access, policy: @escaping @Sendable () -> AccessPolicy, isSecure: Bool, address: String? = nil,
        world: World, report: @escaping @Sendable (String, Problem) -> Void = { _, _ in }
    ) {
        self.report = report
        self.access = access
        self.policy = policy
        self.isSecure = isSecure
        self.address = address
        self.world = world
    }

    /// What is said of an error. What is nobody's business but ours is told by a number only; the log says more.
    func disclosed(_ error: any Error) -> Problem {
        let problem = error.asProblem
        guard !(error is CancellationError), ProblemPage(problem: problem).status == 500 else { return problem }
        let number = world.identifier()
        report(number, problem)
        return Problem(
            code: "console.failed", title: "The server could not do this.", detail: "Number \(number).",
            hint: "The server's log says more about this number.")
    }

    func cookie(_ use: SessionCookie.Use) -> SessionCookie {
        SessionCookie(isSecure: isSecure, for: use)
    }
}
