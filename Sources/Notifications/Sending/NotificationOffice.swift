package import VigiePlan

/// Where messages come from: what they are signed with, and where their links lead.
package struct NotificationOffice: Sendable {
    /// The console's address, without a slash at its end.
    package let console: String?
    /// The platform's name.
    package let platform: String?

    /// - Parameter console: absent where nobody knows it; then messages have no links.
    package init(console: String?, plan: Plan) {
        self.console = console.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }.flatMap { Endpoint($0)?.text }
        let platform = plan.all(Platform.self).first
        self.platform = platform.map { $0.spec.displayName ?? $0.name }
    }

    func address(of path: String?) -> String? {
        guard let console, let path else { return nil }
        return console + path
    }
}
