package import PostgreSQLClient
package import VigiePlan

extension Resource<Database> {
    /// The name that PostgreSQL knows it by.
    package var databaseName: String { spec.databaseName ?? name }

    package var address: PostgreSQLSettings.Address {
        spec.server.socketDirectory.map { .socketDirectory($0) } ?? .host(spec.server.host ?? "localhost")
    }

    /// How Vigie signs in there. Where the plan names authorities, no server is believed that they did not sign.
    package func settings(_ secrets: SecretResolver) throws -> PostgreSQLSettings {
        PostgreSQLSettings(
            address: address, port: spec.server.port, database: databaseName, user: spec.role,
            password: try spec.password.map { try secrets.resolve($0).reveal() },
            encryption: spec.server.certificateAuthorities == nil ? .prefer : .verifyFull,
            certificateAuthorities: spec.server.certificateAuthorities, statementTimeout: .seconds(60))
    }
}
