import PostgreSQLClient
import Surroundings
import VigiePlan

/// A login of PostgreSQL for one emergency: a member of the role whose rights are given, valid until a time that the
/// server itself keeps.
struct PostgreSQLEmergency: EmergencyTarget {
    let place: GrantPlace
    let role: String
    /// The plan's name for it.
    let database: String
    let admin: PostgreSQLSettings
    let world: World

    static let prefix = "vigie_access_"

    let shortest = Duration.seconds(1)

    var gives: String { "\(role) of the database \(database)" }

    func name(for run: String) -> String { Self.prefix + run }

    func grant(_ name: String, until: Timestamp) async throws -> EmergencyCredential {
        let password = world.password(length: 32)
        try await admit(name, password: password, until: until)
        return credential(name, password: password, until: until)
    }

    /// Makes a login, or gives the one that is there this password and this time.
    func admit(_ name: String, password: String, until: Timestamp) async throws {
        let verifier = try SCRAMVerifier(password: password, salt: world.random.bytes(16))
        let (login, group) = (PostgreSQLName(name), PostgreSQLName(role))
        try await PostgreSQLConnection.with(admin) { connection in
            guard try await Self.isThere(role, connection) else { throw EmergencyError.noRole(role) }
            let verb = try await Self.isThere(name, connection) ? "ALTER" : "CREATE"
            // The time and the verifier are made of letters and signs that need no quoting. What a new role has not is
            // not said: to say so of one that is there takes a superuser.
            try await connection.script(
                """
                BEGIN;
                \(verb) ROLE \(login) LOGIN CONNECTION LIMIT 5 PASSWORD '\(verifier.text)' VALID UNTIL '\(until.rfc3339)';
                GRANT \(group) TO \(login);
                ALTER ROLE \(login) SET role = \(group);
                ALTER ROLE \(login) SET idle_session_timeout = '15min';
                COMMIT;
                """)
        }
    }

    /// What psql, and people, need.
    func credential(_ name: String, password: String, until: Timestamp) -> EmergencyCredential {
        let place =
            switch admin.address {
            case .socketDirectory(let directory): directory
            case .host(let host): host
            }
        // A server that Vigie verifies is to be verified by whoever comes in its place.
        let trust =
            switch admin.address {
            case .socketDirectory: ""
            case .host: "PGSSLMODE=\(admin.encryption.rawValue)\n"
            }
        let authorities = admin.certificateAuthorities.map { "# PGSSLROOTCERT=copy of \($0)\n" } ?? ""
        let text = """
            PGHOST=\(place)
            PGPORT=\(admin.port)
            PGDATABASE=\(admin.database)
            PGUSER=\(name)
            PGPASSWORD=\(password)

            """
        return EmergencyCredential(text: Secret(text + trust + authorities), secret: Secret(password))
    }

    func end(_ name: String) async throws -> Int? {
        let login = PostgreSQLName(name)
        return try await PostgreSQLConnection.with(admin) { connection in
            let known = try await connection.query("SELECT rolcanlogin FROM pg_roles WHERE rolname = $1", [.text(name)])
            guard let row = known.rows.first else { return nil }
            // Where an earlier attempt came as far as this, it cut off what nobody counted.
            let isFirst = try row.value("rolcanlogin", as: Bool.self)
            let heir = try await heir(of: name, connection)
            // First nobody comes in any more, then those who are in go out.
            try await connection.query("ALTER ROLE \(login) NOLOGIN PASSWORD NULL")
            // Who is no superuser may end the sessions of roles it is a member of.
            try await connection.query("GRANT \(login) TO CURRENT_USER")
            let ended = try await connection.query(
                "SELECT pg_terminate_backend(pid, 10000) AS ended FROM pg_stat_activity WHERE usename = $1",
                [.text(name)]
            ).rows.count { try $0.value("ended", as: Bool.self) }
            try await connection.script(
                """
                BEGIN;
                REASSIGN OWNED BY \(login) TO \(heir);
                DROP OWNED BY \(login);
                DROP ROLE \(login);
                COMMIT;
                """)
            guard try await !Self.isThere(name, connection), try await Self.sessions(of: name, connection) == 0 else {
                throw EmergencyError.notGone(name)
            }
            return isFirst ? ended : nil
        }
    }

    /// Who gets what a login has made: the role whose rights it has, whatever it would be given today.
    private func heir(of login: String, _ connection: PostgreSQLConnection) async throws -> String {
        let roles = try await connection.query(
            """
            SELECT role.rolname FROM pg_auth_members given JOIN pg_roles role ON role.oid = given.roleid
            JOIN pg_roles login ON login.oid = given.member
            WHERE login.rolname = $1 ORDER BY role.rolname = $2 DESC, 1 LIMIT 1
            """, [.text(login), .text(role)]
        ).rows
        return try roles.first.map { "\(PostgreSQLName(try $0.value("rolname", as: String.self)))" } ?? "CURRENT_USER"
    }

    func expired() async throws -> [String] {
        try await PostgreSQLConnection.with(admin) { connection in
            try await connection.query(
                """
                SELECT login.rolname FROM pg_roles login
                JOIN pg_auth_members given ON given.member = login.oid
                JOIN pg_roles role ON role.oid = given.roleid
                WHERE starts_with(login.rolname, $1) AND role.rolname = $2
                  AND login.rolvaliduntil < now() - interval '60s'
                GROUP BY 1 ORDER BY 1
                """, [.text(Self.prefix), .text(role)]
            ).rows.map { try $0.value("rolname", as: String.self) }
        }
    }

    private static func isThere(_ role: String, _ connection: PostgreSQLConnection) async throws -> Bool {
        try await connection.query("SELECT count(*) FROM pg_roles WHERE rolname = $1", [.text(role)])
            .scalar(Int.self) > 0
    }

    private static func sessions(of role: String, _ connection: PostgreSQLConnection) async throws -> Int {
        try await connection.query("SELECT count(*) FROM pg_stat_activity WHERE usename = $1", [.text(role)])
            .scalar(Int.self)
    }
}
