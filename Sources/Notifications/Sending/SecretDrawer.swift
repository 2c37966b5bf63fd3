import Synchronization
import VigiePlan
import Wording

/// Fetches secrets for one message, and remembers which, so that nothing that is said of it can hold one.
final class SecretDrawer: Sendable {
    private let resolver: SecretResolver
    private let fetched = Mutex<[String]>([])
    private let conceal: @Sendable (String) -> Void

    /// - Parameter conceal: told of each secret before anybody uses it.
    init(_ resolver: SecretResolver, conceal: @escaping @Sendable (String) -> Void = { _ in }) {
        self.resolver = resolver
        self.conceal = conceal
    }

    func open(_ reference: SecretReference) throws(NotificationsError) -> String {
        let secret: String
        do {
            secret = try resolver.resolve(reference).reveal()
        } catch {
            throw .secret(error.problem)
        }
        hide(secret)
        return secret
    }

    /// Removes every secret from a text of somebody else's.
    func scrub(_ text: String) -> String {
        fetched.withLock { $0.sorted { $0.utf8.count > $1.utf8.count } }
            .reduce(text) { $0.replacing($1, with: "•••") }
    }

    /// Keeps something else to itself that a secret can be read from.
    func hide(_ secret: String) {
        // Of an address the part behind the host is what nobody may know.
        let parts = [secret] + secret.split(separator: "/").dropFirst(2).map(String.init).filter { $0.utf8.count >= 8 }
        for part in parts { conceal(part) }
        fetched.withLock { $0 += parts }
    }
}
