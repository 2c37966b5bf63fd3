package import PostgreSQLClient
package import Tools
import VigieDatabases
package import VigiePlan

/// A database of the plan, and how it is reached.
package struct ProtectedDatabase: Sendable {
    package let resource: Resource<Database>

    package init(_ resource: Resource<Database>) {
        self.resource = resource
    }

    package init(named name: String, in plan: Plan) throws(BackupsError) {
        guard let resource = plan.find(Database.self, name) else { throw .noDatabase(policy: name) }
        self.init(resource)
    }

    package var databaseName: String { resource.databaseName }

    package func connection(secrets: SecretResolver) throws -> PostgreSQLSettings {
        try resource.settings(secrets)
    }

    /// The account that the server and its repositories' files belong to; `nil` if it is this process's own.
    package func account() throws(BackupsError) -> Account? {
        let current = Account.current
        guard resource.spec.systemUser != current.name else { return nil }
        guard let account = Account.named(resource.spec.systemUser) else {
            throw .noAccount(resource.spec.systemUser)
        }
        return account
    }

    /// The cluster as pgBackRest reaches it.
    func cluster(secrets: SecretResolver) throws -> PgBackRestSetup.Cluster {
        let spec = resource.spec
        guard let dataDirectory = spec.dataDirectory, let socketDirectory = spec.server.socketDirectory else {
            throw BackupsError.notLocal(database: resource.name)
        }
        return PgBackRestSetup.Cluster(
            dataDirectory: dataDirectory, socketDirectory: socketDirectory, port: spec.server.port, user: spec.role,
            password: try spec.password.map { try secrets.resolve($0).reveal() })
    }
}
