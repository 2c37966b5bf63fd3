import DurableFiles
import JSONTree
import KubernetesRBAC
import Surroundings
import VigieCluster
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore

/// Takes what an audit log says of secrets into the ledger: each event once, however often its file is taken in.
struct AuditImport {
    let cluster: Resource<Cluster>
    let ledger: Ledger
    let world: World
    let run: String
    /// The ledger's size when the run began: what is at or after it is new, in whichever attempt it was taken in.
    let size: Int64

    func perform(_ path: String, _ context: StepContext) async throws -> AuditImported {
        guard let bytes = try DurableFile.read(path) else { throw SecretsError.noAuditFile(path: path) }
        let vault = PersonVault(store: ledger.store, world: world)
        var (pseudonyms, batch) = ([String: String](), [VigieStore.Change]())
        var (count, new, from, until) = (0, Set<Int64>(), Timestamp?.none, Timestamp?.none)
        func flush() async throws {
            let receipts = try await ledger.store.commit(batch)
            batch = []
            for case .entry(let index, _) in receipts where index >= size { new.insert(index) }
        }
        for event in try Self.events(bytes, path) where isOurs(event) {
            for user in [event.user, event.impersonated ?? ""] where pseudonyms[user] == nil {
                pseudonyms[user] = try await Self.title(of: user, in: vault)
            }
            count += 1
            (from, until) = (min(from ?? event.at, event.at), max(until ?? event.at, event.at))
            batch.append(try entry(event, pseudonyms))
            if batch.count == 200 {
                context.progress(nil, "\(count) events")
                try await flush()
            }
        }
        if !batch.isEmpty { try await flush() }
        return AuditImported(cluster: cluster.name, events: count, new: new.count, from: from, until: until)
    }

    /// Whoever asks for all namespaces at once asks for ours too.
    private func isOurs(_ event: AuditEvent) -> Bool {
        event.namespace.map(cluster.spec.namespaces.contains) ?? true
    }

    private func entry(_ event: AuditEvent, _ pseudonyms: [String: String]) throws -> VigieStore.Change {
        let accessed = SecretAccessed(
            cluster: cluster.name, namespace: event.namespace, secret: event.name, verb: event.verb,
            subject: pseudonyms[event.user] ?? "", impersonating: event.impersonated.flatMap { pseudonyms[$0] },
            code: event.code, at: event.at, audit: event.id)
        let subject = [event.namespace, event.name].compactMap(\.self).reduce(cluster.identifier) { "\($0)/\($1)" }
        return .appendEntry(
            try ledger.draft(
                accessed, subject: subject, run: run, actor: "run/\(run)",
                key: "secret.accessed/\(cluster.name)/\(event.id)/\(event.name ?? "")"))
    }

    private static func title(of user: String, in vault: PersonVault) async throws -> String {
        let subject = Principal.named(user)
        guard case .user(let name) = subject, !name.hasPrefix("system:") else { return subject.description }
        return "User \(try await vault.actor(of: name))"
    }

    private static func events(_ bytes: [UInt8], _ path: String) throws -> [AuditEvent] {
        var events: [AuditEvent] = []
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where line.contains(where: { $0 > 32 }) {
            guard let json = try? JSONValue(parsing: line) else {
                throw SecretsError.notAuditEvents(path: path, line: number + 1)
            }
            for item in json["items"]?.array ?? [json] {
                switch AuditEvent.read(item) {
                case .event(let event): events.append(event)
                case .other: continue
                case .noEvent: throw SecretsError.notAuditEvents(path: path, line: number + 1)
                }
            }
        }
        return events
    }
}
