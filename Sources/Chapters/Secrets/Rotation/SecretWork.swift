package import OpenBaoClient
import PostgreSQLClient
import Surroundings
import Tools
import VigieChapter
import VigieEngine
import VigiePlan

/// One secret of the plan, with everything that is needed to work on it.
struct SecretWork: Sendable {
    let secret: Resource<ManagedSecret>
    let place: any SecretPlace
    let key: FingerprintKey
    let workplace: Workplace
    let world: World

    init(_ name: String, in run: Run) throws {
        guard let secret = run.plan.find(ManagedSecret.self, name) else { throw SecretsError.noSecret(name) }
        try self.init(secret, plan: run.plan, workplace: run.services.get(), world: run.world)
    }

    init(_ secret: Resource<ManagedSecret>, plan: Plan, workplace: Workplace, world: World) throws {
        self.secret = secret
        self.workplace = workplace
        self.world = world
        key = try FingerprintKey.load(workplace.fingerprintKey, world: world)
        place = try SecretPlaces(plan: plan, workplace: workplace, key: key).place(of: secret)
    }

    func fingerprint(_ held: HeldSecret) -> String {
        let field = held.fields["password"].map { ("password", $0) } ?? ("value", held.fields["value"] ?? "")
        return key.fingerprint(of: field.1, field: field.0, secret: secret.name)
    }

    /// Tells the consumers to read the secret anew, one after the other, in the plan's order.
    func reload(_ consumer: SecretConsumer) async throws {
        let tool =
            consumer.reload[0].hasPrefix("/")
            ? Tool(name: consumer.name, path: consumer.reload[0]) : try Tool.locate(consumer.reload[0])
        let result = try await ToolRun(tool, Array(consumer.reload.dropFirst()), timeout: .seconds(300)).perform()
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

    func place(of secret: Resource<ManagedSecret>) throws -> any SecretPlace {
        switch secret.spec.place {
        case .file(let file):
            return FilePlace(path: file.path, owner: try account(file.owner), form: form(of: secret), key: key)
        case .openBao(let path):
            guard let manager = plan.resolve(path.manager) else { throw SecretsError.noManager(path.manager.name) }
            return OpenBaoPlace(
                settings: try manager.spec.settings(), login: try manager.spec.login.resolved(workplace.secrets),
                mount: path.mount, path: path.path)
        }
    }

    private func form(of secret: Resource<ManagedSecret>) -> FileForm {
        switch secret.spec.content {
        case .postgresRole: .login
        case .random: .value
        }
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
