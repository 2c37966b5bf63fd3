import Quantities
package import Surroundings
package import VigieLedger
package import VigiePlan

/// A secret of the plan beside what is known of it, for people; never its value.
package struct SecretOverview: Codable, Sendable {
    package let name: String
    /// What it is: a login of PostgreSQL, or a random value.
    package let content: String
    package let place: String
    package let interval: String?
    package let consumers: [String]
    package let changedAt: Timestamp?
    package let last: SecretRotated?

    package init(_ secret: Resource<ManagedSecret>, in ledger: Ledger) async throws {
        name = secret.name
        content = secret.spec.content.title
        switch secret.spec.place {
        case .file(let file): place = "file \(file.path)"
        case .openBao(let path): place = "OpenBao \(path.manager.name): \(path.mount)/\(path.path)"
        case .kubernetes(let place): self.place = "secret \(place.namespace)/\(place.name) of \(place.cluster.name)"
        }
        interval = secret.spec.rotation.map { $0.interval.quantity }
        consumers = secret.spec.consumers.map(\.name)
        let latest = try await ledger.latest(SecretRotated.self, subject: secret.identifier)
        changedAt = latest?.0.at
        last = latest?.1
    }
}
