package import OpenBaoClient
import PostgreSQLClient
import Surroundings
import Tools
import VigieChapter
import VigieCluster
import VigieEngine
import VigiePlan

/// One secret of the plan, with everything that is needed to work on it.
struct SecretWork: Sendable {
    let secret: Resource<ManagedSecret>
    let place: any SecretPlace
    let places: SecretPlaces
    let key: FingerprintKey
    let plan: Plan
    let workplace: Workplace
    let world: World

    init(_ name: String, in run: Run) throws {
        guard let secret = run.plan.find(ManagedSecret.self, name) else { throw SecretsError.noSecret(name) }
        try self.init(secret, plan: run.plan, workplace: run.services.get(), world: run.world)
    }

    init(_ secret: Resource<ManagedSecret>, plan: Plan, workplace: Workplace, world: World) throws {
        self.secret = secret
        self.plan = plan
        self.workplace = workplace
        self.world = world
        key = try FingerprintKey.load(workplace.fingerprintKey, world: world)
        places = SecretPlaces(plan: plan, workplace: workplace, key: key, world: world)
        place = try places.place(of: secret)
    }

    func fingerprint(_ held: HeldSecret) -> String {
        fingerprint(of: held.fields)
    }

    /// The fingerprint of the part that is secret.
    func fingerprint(of fields: SecretFields) -> String {
        let (field, value) =
            ["password", "key"].lazy.compactMap { name in fields[name].map { (name, $0) } }.first
            ?? ("value", fields["value"] ?? "")
        return key.fingerprint(of: value, field: field, secret: secret.name)
    }

    /// The workload behind a consumer, where it is one.
    func workload(of consumer: SecretConsumer) throws -> Workload? {
        guard case .workload(let kind, let reference) = consumer.means else { return nil }
        guard let cluster = plan.resolve(reference.cluster) else {
            throw ClusterError.noCluster(reference.cluster.name)
        }
        return Workload(kind: kind, reference: reference, cluster: cluster, secret: secret.name, world: world)
    }

    /// Tells a consumer by its command to read the secret anew.
    func reload(_ consumer: SecretConsumer) async throws {
        guard case .command(let words) = consumer.means, let program = words.first else { return }
        let tool =
            program.hasPrefix("/") ? Tool(name: consumer.name, path: program) : try Tool.locate(program)
        let result = try await ToolRun(tool, Array(words.dropFirst()), timeout: .seconds(300)).perform()
        guard result.succeeded else {
            throw SecretsError.consumerFails(consumer.name, reason: result.reason)
        }
    }
}

/// Finds the places that a plan names.
struct SecretPlaces: Sendable {
    let plan: Plan
    let workplace: Workplace
    let key: FingerprintKey
    let world: World

    func place(of secret: Resource<ManagedSecret>) throws -> any SecretPlace {
        switch secret.spec.place {
        case .file(let file):
            return FilePlace(
                path: file.path, owner: try account(file.owner), form: secret.spec.content.fileForm,
                key: key)
        case .openBao(let path): return try place(at: path)
        case .kubernetes(let place):
            guard let cluster = plan.resolve(place.cluster) else { throw ClusterError.noCluster(place.cluster.name) }
            let content = secret.spec.content
            return KubernetesPlace(
                secret: secret.name, cluster: cluster, spec: place, fields: content.clusterKeys,
                type: content.clusterType, key: key, world: world)
        }
    }

    /// A path in a manager.
    func place(at path: SecretPath) throws -> any SecretPlace {
        guard let manager = plan.resolve(path.manager) else { throw SecretsError.noManager(path.manager.name) }
        return OpenBaoPlace(
            settings: try manager.spec.settings(), login: try manager.spec.login.resolved(workplace.secrets),
            mount: path.mount, path: path.path)
    }

    private func account(_ name: String?) throws -> Account? {
        guard let name, name != Account.current.name else { return nil }
        guard let account = Account.named(name) else { throw SecretsError.noAccount(name) }
        return account
    }
}

extension SecretsManager {
    package func settings() throws -> OpenBaoSettings {
        try OpenBaoSettings(
            address: address, namespace: namespace, certificateAuthorities: certificateAuthorities)
    }
}
