import PostgreSQLClient
import Surroundings
import VigieDatabases
import VigiePlan

/// The login of an emergency access that lies in a safe.
struct Envelope: Sendable {
    let access: String
    let rule: EmergencyEnvelope
    let login: PostgreSQLEmergency
    private let world: World

    /// Another beginning than that of what is swept away.
    static let prefix = "vigie_envelope_"

    init(_ access: Resource<EmergencyAccess>, plan: Plan, secrets: SecretResolver, world: World) throws {
        guard case .postgresRole(let role) = access.spec.grants, let rule = role.envelope else {
            throw EmergencyError.noEnvelope(access.name)
        }
        guard let database = plan.resolve(role.database) else { throw EmergencyError.noDatabase(role.database.name) }
        self.access = access.name
        self.rule = rule
        self.world = world
        login = PostgreSQLEmergency(
            place: GrantPlace(role, of: database), role: role.memberOf, database: database.name,
            admin: try database.settings(secrets), world: world)
    }

    var name: String { Self.prefix + access.replacing("-", with: "_") }

    /// Makes the login anew: what the one before could do, this one cannot by that, and who works with it goes out.
    func seal(until: Timestamp) async throws -> EmergencyCredential {
        let password = world.password(length: 32)
        _ = try await login.end(name)
        try await login.admit(name, password: password, until: until)
        return login.credential(name, password: password, until: until)
    }

    /// Sessions of it now, and since when; `nil` for none.
    func sessions() async throws -> (count: Int, since: Timestamp)? {
        try await PostgreSQLConnection.with(login.admin) { connection in
            let row = try await connection.query(
                """
                SELECT count(*) AS sessions,
                  coalesce((extract(epoch FROM min(backend_start)) * 1000000)::bigint, 0) AS since
                FROM pg_stat_activity WHERE usename = $1
                """, [.text(name)]
            ).rows.first
            guard let row, case let count = try row.value("sessions", as: Int.self), count > 0 else { return nil }
            return (count: count, since: Timestamp(microseconds: Int64(try row.value("since", as: Int.self))))
        }
    }
}
