import KubernetesClient
import PostgreSQLClient
import Surroundings
import VigieChapter
import VigieCluster
import VigieDatabases
import VigiePlan

/// Where access was given: what is needed to find it again, whatever the plan says by then. Nothing of it opens a door.
package enum GrantPlace: Codable, Hashable, Sendable {
    /// The server is a host or a directory of sockets.
    case postgresql(server: String, port: Int, database: String, role: String)
    /// The cluster is the plan's name for it; the server is its address, as Vigie reached it.
    case kubernetes(cluster: String, server: String, namespace: String, kind: String, role: String)

    init(_ role: EmergencyRole, of database: Resource<Database>) {
        let server =
            switch database.address {
            case .socketDirectory(let directory): directory
            case .host(let host): host
            }
        self = .postgresql(
            server: server, port: database.spec.server.port, database: database.databaseName, role: role.memberOf)
    }

    init(_ binding: EmergencyBinding, of cluster: Resource<Cluster>) throws {
        self = .kubernetes(
            cluster: cluster.name, server: try cluster.configuration().server.description,
            namespace: binding.namespace, kind: binding.role.kind, role: binding.role.name)
    }

    /// For people.
    package var title: String {
        switch self {
        case .postgresql(let server, let port, let database, _): "database \(database) at \(server):\(port)"
        case .kubernetes(let cluster, let server, let namespace, _, _):
            "namespace \(namespace) of the cluster \(cluster) at \(server)"
        }
    }

    /// Whether the plan still has it, as far as the plan alone can tell.
    func isIn(_ plan: Plan) -> Bool {
        switch self {
        case .postgresql: database(in: plan) != nil
        case .kubernetes(let cluster, _, _, _, _): plan.find(Cluster.self, cluster) != nil
        }
    }

    /// - Throws: `EmergencyError.outOfReach` where the plan has no such place any more: elsewhere nothing would be
    ///   found, and that would be taken for an end.
    func target(in plan: Plan, workplace: Workplace, world: World) throws -> any EmergencyTarget {
        switch self {
        case .postgresql(_, _, _, let role):
            guard let database = database(in: plan) else { throw EmergencyError.outOfReach(title) }
            return PostgreSQLEmergency(
                place: self, role: role, database: database.name, admin: try database.settings(workplace.secrets),
                world: world)
        case .kubernetes(let name, let server, let namespace, let kind, let role):
            let named = plan.find(Cluster.self, name).map { [$0] } ?? []
            let others = plan.all(Cluster.self).filter { $0.name != name }
            let cluster = (named + others).first { (try? $0.configuration().server.description) == server }
            guard let cluster else { throw EmergencyError.outOfReach(title) }
            return KubernetesEmergency(
                place: self, namespace: namespace, kind: kind, role: role, cluster: cluster, world: world)
        }
    }

    /// The database by where it is, whatever it is called in the plan.
    private func database(in plan: Plan) -> Resource<Database>? {
        guard case .postgresql(let server, let port, let name, _) = self else { return nil }
        return plan.all(Database.self).first { database in
            let isThere =
                switch database.address {
                case .socketDirectory(let directory): directory == server
                case .host(let host): host == server
                }
            return isThere && database.spec.server.port == port && database.databaseName == name
        }
    }
}

extension EmergencyGrant {
    /// Where the plan says now.
    func place(in plan: Plan) throws -> GrantPlace {
        switch self {
        case .postgresRole(let role):
            guard let database = plan.resolve(role.database) else {
                throw EmergencyError.noDatabase(role.database.name)
            }
            return GrantPlace(role, of: database)
        case .kubernetes(let binding):
            guard let cluster = plan.resolve(binding.cluster) else {
                throw ClusterError.noCluster(binding.cluster.name)
            }
            return try GrantPlace(binding, of: cluster)
        }
    }
}
