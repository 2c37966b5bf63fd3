import FoundationEssentials
import JSONTree
import KubernetesClient
import Surroundings
import VigieCluster
import VigieLedger
import VigiePlan
import VigieStore

/// What is known of a namespace's secrets, kept in the store together with the entries that follow from it: a touch is
/// written down once, whenever Vigie is stopped.
struct TouchBook: Sendable {
    /// As the server knows whatever Vigie writes.
    static let ownManager = KubernetesPlace.manager
    private static let collection = "secrets.watch"

    private struct Cursor: Codable {
        let version: String
    }

    let cluster: Resource<Cluster>
    let namespace: String
    let ledger: Ledger

    private var place: String { "\(cluster.name)/\(namespace)" }
    private var cursorKey: DocumentKey { DocumentKey(Self.collection, place) }
    private func key(_ secret: String) -> DocumentKey { DocumentKey(Self.collection, "\(place)/\(secret)") }

    /// The version up to which everything is written down; `nil` where nothing is yet.
    func version() async throws -> String? {
        try await ledger.store.document(cursorKey).map { document in
            try JSONDecoder().decode(Cursor.self, from: Data(document.body)).version
        }
    }

    /// Takes in one event. Most are news; one that is known already, after a restart, changes nothing.
    func take(_ event: WatchEvent<PartialObject>) async throws {
        switch event {
        case .added(let object), .modified(let object):
            let known = try await known(object.name)
            let changes = try note(object, known, isLater: false)
            try await commit(changes + [try cursor(event.resourceVersion)])
        case .deleted(let object):
            let known = try await known(object.name)
            try await commit(try forget(object.name, known, isLater: false) + [try cursor(event.resourceVersion)])
        case .bookmark: try await commit([try cursor(event.resourceVersion)])
        }
    }

    /// Compares everything there is with what was known.
    /// - Parameter isFirst: Nothing was known yet: what is there was there before.
    func compare(_ objects: [PartialObject], at version: String, isFirst: Bool) async throws {
        var gone = try await names()
        for object in objects {
            gone.remove(object.name)
            let known = try await known(object.name)
            let changes = isFirst ? [try remember(object)] : try note(object, known, isLater: true)
            try await commit(changes)
        }
        for name in gone { try await commit(try forget(name, try await known(name), isLater: true)) }
        try await commit([try cursor(version)])
    }

    /// How many secrets are known.
    func count() async throws -> Int { try await names().count }

    // MARK: Changes

    private func note(_ object: PartialObject, _ known: KnownSecret?, isLater: Bool) throws -> [VigieStore.Change] {
        let now = KnownSecret(object)
        guard now.uid != known?.uid || now.version != known?.version else { return [] }
        let isSame = known?.uid == now.uid
        let managers = now.managers(since: isSame ? known : nil)
        // What Vigie does is written down where it does it.
        guard managers != [Self.ownManager] else { return [try remember(object)] }
        let change: SecretTouched.Change = known == nil ? .created : isSame ? .changed : .replaced
        let others = managers.filter { $0 != Self.ownManager }
        let touched = touched(
            object.name, change, others, at: others.compactMap { now.managers[$0] }.max(), isLater: isLater)
        return [try entry(touched, "\(now.uid)/\(now.version)"), try remember(object)]
    }

    private func forget(_ name: String, _ known: KnownSecret?, isLater: Bool) throws -> [VigieStore.Change] {
        guard let known else { return [] }
        // The former value that Vigie keeps beside the one in use is Vigie's to remove.
        guard known.managers.keys.first != Self.ownManager || known.managers.count > 1 || !name.hasSuffix(".previous")
        else { return [.deleteDocument(key(name))] }
        let touched = touched(name, .deleted, [], at: nil, isLater: isLater)
        return [try entry(touched, "\(known.uid)/deleted"), .deleteDocument(key(name))]
    }

    private func touched(
        _ name: String, _ change: SecretTouched.Change, _ managers: [String], at: Timestamp?, isLater: Bool
    ) -> SecretTouched {
        SecretTouched(
            cluster: cluster.name, namespace: namespace, secret: name, change: change, managers: managers, at: at,
            isFoundLater: isLater)
    }

    private func entry(_ touched: SecretTouched, _ version: String) throws -> VigieStore.Change {
        .appendEntry(
            try ledger.draft(
                touched, subject: "\(cluster.subject(of: namespace))/\(touched.secret)", actor: "watch/secrets",
                key: "secret.touched/\(cluster.name)/\(version)"))
    }

    // MARK: Documents

    private func known(_ secret: String) async throws -> KnownSecret? {
        try await ledger.store.document(key(secret)).map { document in
            try JSONDecoder().decode(KnownSecret.self, from: Data(document.body))
        }
    }

    private func names() async throws -> Set<String> {
        let documents = try await ledger.store.documents(in: Self.collection)
        return Set(
            documents.filter { $0.key.name.hasPrefix(place + "/") }.map {
                String($0.key.name.dropFirst(place.count + 1))
            })
    }

    private func remember(_ object: PartialObject) throws -> VigieStore.Change {
        .putDocument(key(object.name), body: Array(try JSONEncoder().encode(KnownSecret(object))), expecting: nil)
    }

    private func cursor(_ version: String) throws -> VigieStore.Change {
        .putDocument(cursorKey, body: Array(try JSONEncoder().encode(Cursor(version: version))), expecting: nil)
    }

    private func commit(_ changes: [VigieStore.Change]) async throws {
        guard !changes.isEmpty else { return }
        _ = try await ledger.store.commit(changes)
    }
}
