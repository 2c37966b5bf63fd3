import PostgreSQLClient
import Surroundings
import VigieDatabases
import VigiePlan

/// Two roles of one database that take turns, and what is done to them.
struct AlternatingLogin: Sendable {
    let roles: [String]
    private let admin: PostgreSQLSettings

    init(_ spec: AlternatingRoles, secret: String, plan: Plan, secrets: SecretResolver) throws {
        guard let database = plan.resolve(spec.database) else { throw SecretsError.noDatabase(secret: secret) }
        roles = spec.roles
        admin = try database.settings(secrets)
    }

    /// The role that has its turn after the one in use.
    func next(after user: String?, place: String) throws(SecretsError) -> String {
        guard let user else { return roles[0] }
        guard let index = roles.firstIndex(of: user) else { throw .foreignRole(found: user, place: place) }
        return roles[(index + 1) % roles.count]
    }

    /// How many sessions there are of a role, poolers and jobs included.
    func sessions(of role: String) async throws -> Int {
        try await PostgreSQLConnection.with(admin) { connection in
            try await connection.query("SELECT count(*) FROM pg_stat_activity WHERE usename = $1", [.text(role)])
                .scalar(Int.self)
        }
    }

    /// Both roles are there, and nobody works as the one that gets a new password.
    func checkIdle(_ role: String) async throws {
        try await PostgreSQLConnection.with(admin) { connection in
            let known = try await connection.query(
                "SELECT rolname FROM pg_roles WHERE rolname IN ($1, $2)", [.text(roles[0]), .text(roles[1])]
            ).rows.map { try $0.value("rolname", as: String.self) }
            for name in roles where !known.contains(name) { throw SecretsError.noRole(name) }
        }
        let sessions = try await sessions(of: role)
        guard sessions == 0 else { throw SecretsError.idleRoleInUse(role, sessions: sessions) }
    }

    /// Gives a role a password that the server does not see, and lets it in.
    func arm(_ role: String, password: String, salt: [UInt8]) async throws {
        let verifier = try SCRAMVerifier(password: password, salt: salt)
        try await PostgreSQLConnection.with(admin) { connection in
            try await connection.setPassword(of: PostgreSQLName(role), to: verifier)
            try await connection.query("ALTER ROLE \(PostgreSQLName(role)) LOGIN VALID UNTIL 'infinity'")
        }
    }

    func letIn(_ role: String) async throws {
        _ = try await PostgreSQLConnection.with(admin) {
            try await $0.query("ALTER ROLE \(PostgreSQLName(role)) LOGIN")
        }
    }

    func shutOut(_ role: String) async throws {
        _ = try await PostgreSQLConnection.with(admin) {
            try await $0.query("ALTER ROLE \(PostgreSQLName(role)) NOLOGIN")
        }
    }

    /// Takes a role's password away, so that it cannot be let in again by mistake.
    func disarm(_ role: String) async throws {
        _ = try await PostgreSQLConnection.with(admin) {
            try await $0.query("ALTER ROLE \(PostgreSQLName(role)) PASSWORD NULL")
        }
    }

    /// Logs in as a consumer would, and looks who one is.
    func prove(_ role: String, password: String) async throws {
        do {
            let found: String = try await PostgreSQLConnection.with(settings(role, password)) {
                try await $0.query("SELECT session_user").scalar()
            }
            guard found == role else { throw SecretsError.wrongUser(expected: role, found: found) }
        } catch let error as PostgreSQLError {
            guard case .connection(let failure, _, _, _, let message) = error, failure.isRefusal else { throw error }
            throw SecretsError.newLoginFails(role: role, reason: message)
        }
    }

    /// Whether a login is refused, which is what an old one has to be.
    func isDead(_ role: String, password: String) async throws -> Bool {
        do {
            _ = try await PostgreSQLConnection.with(settings(role, password)) { try await $0.query("SELECT 1") }
            return false
        } catch PostgreSQLError.connection(let failure, _, _, _, _) where failure.isRefusal {
            return true
        }
    }

    private func settings(_ role: String, _ password: String) -> PostgreSQLSettings {
        PostgreSQLSettings(
            address: admin.address, port: admin.port, database: admin.database, user: role, password: password,
            encryption: admin.encryption, certificateAuthorities: admin.certificateAuthorities,
            statementTimeout: .seconds(30))
    }
}

extension PostgreSQLError.ConnectionFailure {
    /// Whether the server has decided about who asked, rather than about everybody.
    fileprivate var isRefusal: Bool {
        switch self {
        case .wrongPassword, .notAdmitted, .noSuchRole, .permissionDenied: true
        default: false
        }
    }
}
