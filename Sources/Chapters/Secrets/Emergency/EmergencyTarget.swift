import PostgreSQLClient
import Surroundings
import VigieChapter
import VigieCluster
import VigiePlan

/// Where emergency access is given and taken away. Each method may be repeated.
protocol EmergencyTarget: Sendable {
    /// What is given, such as `shop_owner of the database shop`.
    var gives: String { get }

    /// What is made for a run is called so.
    func name(for run: String) -> String

    /// Gives access that the other side itself ends at that time.
    ///
    /// - Returns: what has to be handed to whoever asked, and nobody else.
    func grant(_ name: String, until: Timestamp) async throws -> EmergencyCredential

    /// Takes it away, and looks that it is gone.
    ///
    /// - Returns: how many sessions were cut off; `nil` where such cannot be seen.
    func end(_ name: String) async throws -> Int?

    /// What was made for runs, is still there, and should not be any more by the other side's own reckoning.
    func expired() async throws -> [String]
}

/// What opens the door. It shows itself as dots.
struct EmergencyCredential: Sendable {
    /// What a person needs, as lines of a file.
    let text: Secret
    /// The part of it that must not be seen.
    let secret: Secret
}

extension EmergencyGrant {
    func target(in plan: Plan, workplace: Workplace, world: World) throws -> any EmergencyTarget {
        switch self {
        case .postgresRole(let role):
            guard let database = plan.resolve(role.database) else {
                throw EmergencyError.noDatabase(role.database.name)
            }
            return PostgreSQLEmergency(
                role: role.memberOf, database: database.name, admin: try database.settings(workplace.secrets),
                world: world)
        case .kubernetes(let binding):
            guard let cluster = plan.resolve(binding.cluster) else {
                throw ClusterError.noCluster(binding.cluster.name)
            }
            return KubernetesEmergency(binding: binding, cluster: cluster, world: world)
        }
    }
}

extension Resource<Database> {
    /// How Vigie signs in there.
    func settings(_ secrets: SecretResolver) throws -> PostgreSQLSettings {
        let server = spec.server
        let address: PostgreSQLSettings.Address =
            server.socketDirectory.map { .socketDirectory($0) } ?? .host(server.host ?? "localhost")
        return PostgreSQLSettings(
            address: address, port: server.port, database: spec.databaseName ?? name, user: spec.role,
            password: try spec.password.map { try secrets.resolve($0).reveal() }, statementTimeout: .seconds(60))
    }
}
