import Surroundings
import VigieLedger
package import VigiePlan
import VigieStore

/// The way in for the first person, when there is nobody yet who could let anybody in.
///
/// Whoever reads the server's log at its first start is taken for its owner. The link is good once, for an hour, and
/// only while there is no account.
package struct SetupLink: Sendable {
    private static let collection = "access.setup"
    private static let name = "link"
    package static let life = Duration.seconds(3600)

    struct Record: Codable, Sendable {
        let digest: String
        let expiresAt: Timestamp
        var isUsed = false
    }

    let chronicle: Chronicle
    let accounts: Accounts
    let sessions: Sessions

    private var store: any Store { chronicle.store }
    private var world: World { chronicle.world }
    private var drawer: Drawer<Record> { Drawer(store: store, collection: Self.collection) }

    /// A new link, to be shown once.
    ///
    /// - Parameter replaces: whether one that was shown already stops being good: for who lost it.
    /// - Returns: `nil` when there is an account, or a link that is still good was shown before.
    package func issue(replacing replaces: Bool = false) async throws -> Secret? {
        guard try await accounts.list().isEmpty else { return nil }
        let (secret, now) = (BearerSecret(world), world.now())
        let record = Record(digest: secret.digest, expiresAt: now + Self.life)
        let evidence = try chronicle.entry(
            AccessChanged(.setupLinkMade), about: "access", by: Chronicle.system)
        do {
            if var sheet = try await drawer.find(Self.name) {
                guard replaces || sheet.value.isUsed || now >= sheet.value.expiresAt else { return nil }
                sheet.value = record
                _ = try await store.commit([try drawer.replacing(sheet), evidence])
            } else {
                _ = try await store.commit([try drawer.adding(record, as: Self.name), evidence])
            }
        } catch StoreError.conflict {
            // Another process shows one at this moment.
            return nil
        }
        return secret.text()
    }

    /// The link that a server shows when it starts: none where people come in by a provider, or somebody ever came in.
    /// Whoever reads the log of a Vigie that is in use is not its owner for that.
    package func issueAtStart(under policy: AccessPolicy) async throws -> Secret? {
        let hasProvider = !policy.plan.all(IdentityProvider.self).isEmpty
        guard !(policy.isDeclared && hasProvider) else { return nil }
        guard try await chronicle.ledger.latest(AccessLogin.self, subject: nil) == nil else { return nil }
        return try await issue()
    }

    /// Whether a link is good now; for showing the form, not for letting in.
    package func isGood(_ token: String) async throws -> Bool {
        try await sheet(for: token) != nil
    }

    /// Makes the first account and lets its owner in. Of several who try, one succeeds.
    package func use(
        _ token: String, person: String, password: Secret, from visit: Visit, under policy: AccessPolicy
    ) async throws -> OpenedSession {
        guard try await sheet(for: token) != nil else { throw AccessError.badSetupLink }
        let account = try await accounts.founder(person, password: password)
        // Hashing took a while; what counts is the link as it is now.
        guard var sheet = try await sheet(for: token), try await accounts.list().isEmpty else {
            throw AccessError.badSetupLink
        }
        sheet.value.isUsed = true
        let actor = try await chronicle.actor(person)
        let changes = [
            try drawer.replacing(sheet),
            try accounts.drawer.adding(account, as: person),
            try chronicle.entry(
                SetupUsed(source: try await chronicle.source(visit)), about: actor, by: actor),
            try chronicle.entry(AccessChanged(.accountMade), about: actor, by: actor),
        ]
        do {
            return try await sessions.open(
                person, method: .setupLink, epoch: account.epoch, isFounder: true, from: visit, under: policy,
                with: changes)
        } catch StoreError.conflict {
            throw AccessError.badSetupLink
        }
    }

    private func sheet(for token: String) async throws -> Drawer<Record>.Sheet? {
        guard let secret = BearerSecret(token), let sheet = try await drawer.find(Self.name), !sheet.value.isUsed,
            world.now() < sheet.value.expiresAt, secret.matches(sheet.value.digest)
        else { return nil }
        return sheet
    }
}
