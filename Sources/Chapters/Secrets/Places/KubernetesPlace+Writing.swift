import KubernetesClient
import VigieCluster
import VigiePlan

extension KubernetesPlace {
    private static let formerNote = "vigie.dev/former-of"

    var formerName: String { spec.name + ".previous" }

    /// Two controllers must not write one Secret.
    func refuseForeign(_ live: KubernetesClient.Secret?) throws {
        guard let live else { return }
        if live.metadata.isBeingDeleted { throw SecretsError.placeIsEnding(place: title) }
        if let controller = live.metadata.controller {
            let owner = "\(controller.kind ?? "") \(controller.name ?? "")"
            throw SecretsError.ownedByAnother(place: title, manager: owner)
        }
        if live.immutable == true { throw SecretsError.placeIsImmutable(place: title) }
    }

    /// Writes Vigie's keys, if nobody wrote since `live` was read.
    func apply(
        _ fields: SecretFields?, over live: KubernetesClient.Secret?, _ secrets: Resources<KubernetesClient.Secret>
    ) async throws {
        let values = fields?.reveal() ?? [:]
        let object = KubernetesClient.Secret(name: spec.name, namespace: namespace) { object in
            // A type cannot change: who applies has to say it as it is.
            object.type = live?.type ?? type
            if fields != nil { object.metadata.annotations = [Self.ownerNote: secret] }
            object.values = Dictionary(
                uniqueKeysWithValues: keys.compactMap { field, key in
                    values[field].map { (key, Concealed(Array($0.utf8))) }
                })
        }
        _ = try await secrets.apply(
            object, as: Self.manager, force: spec.takesOver, ifStill: live?.resourceVersion)
    }

    /// Takes back a first write: the keys, and the Secret too where Vigie made it and nobody added anything.
    func withdraw(
        _ live: KubernetesClient.Secret, _ secrets: Resources<KubernetesClient.Secret>
    ) async throws {
        let isVigies = live.metadata.managedFields.allSatisfy { $0.manager == Self.manager }
        guard isVigies, Set(live.keys).isSubset(of: keys.values) else {
            return try await apply(nil, over: live, secrets)
        }
        try await secrets.ensureGone(
            live.name, DeleteOptions(uid: live.uid, resourceVersion: live.resourceVersion))
    }

    /// Keeps what is about to be replaced, in a Secret that cannot be changed any more.
    func keep(_ current: HeldSecret, _ secrets: Resources<KubernetesClient.Secret>) async throws {
        if let former = try await former(secrets) {
            if try held(in: former)?.version == current.version { return }
            try await remove(former, secrets)
        }
        let values = current.fields.reveal()
        let object = KubernetesClient.Secret(name: formerName, namespace: namespace) { object in
            object.type = "Opaque"
            object.immutable = true
            object.metadata.labels = ["app.kubernetes.io/managed-by": Self.manager]
            object.metadata.annotations = [Self.ownerNote: secret, Self.formerNote: spec.name]
            object.values = Dictionary(
                uniqueKeysWithValues: keys.compactMap { field, key in
                    values[field].map { (key, Concealed(Array($0.utf8))) }
                })
        }
        _ = try await secrets.create(object, WriteOptions(fieldManager: Self.manager))
    }

    /// What was replaced lately. Another's Secret of that name is in the way.
    func former(_ secrets: Resources<KubernetesClient.Secret>) async throws -> KubernetesClient.Secret? {
        guard let former = try await secrets.find(formerName) else { return nil }
        guard former.annotations[Self.formerNote] == spec.name, former.annotations[Self.ownerNote] == secret else {
            throw SecretsError.ownedByAnother(place: "secret \(namespace)/\(formerName)", manager: "somebody")
        }
        return former
    }

    func remove(
        _ former: KubernetesClient.Secret, _ secrets: Resources<KubernetesClient.Secret>
    ) async throws {
        try await secrets.ensureGone(former.name, DeleteOptions(uid: former.uid))
    }
}
