/// The SQL that a canary needs in its database: shown before it is run, or printed for whoever may run it.
package struct CanarySQL: Hashable, Sendable {
    package let schema: String
    package let role: String
    /// As libpq counts: 150018 is 15.18.
    package let serverVersion: Int

    package init(schema: String, role: String, serverVersion: Int = 150_000) {
        self.schema = schema
        self.role = role
        self.serverVersion = serverVersion
    }

    /// In order; each may be run again without harm.
    package var statements: [String] {
        [
            """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = \(literal(role))) THEN
                    CREATE ROLE \(identifier(role)) LOGIN;
                END IF;
            END $$
            """,
            "CREATE SCHEMA IF NOT EXISTS \(identifier(schema)) AUTHORIZATION \(identifier(role))",
            """
            CREATE TABLE IF NOT EXISTS \(table) (
                sequence bigint PRIMARY KEY,
                at timestamptz NOT NULL,
                written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                checksum bytea NOT NULL
            )
            """,
            "ALTER TABLE \(table) OWNER TO \(identifier(role))",
            "COMMENT ON TABLE \(table) IS 'Heartbeats of Vigie: they show how far a restored copy reaches'",
        ] + grants
    }

    /// What pgBackRest asks the server for when it signs in as the same role.
    private var grants: [String] {
        let functions =
            serverVersion >= 150_000
            ? ["pg_backup_start(text, boolean)", "pg_backup_stop(boolean)"]
            : ["pg_start_backup(text, boolean, boolean)", "pg_stop_backup(boolean, boolean)"]
        return (functions + ["pg_switch_wal()", "pg_create_restore_point(text)"]).map {
            "GRANT EXECUTE ON FUNCTION pg_catalog.\($0) TO \(identifier(role))"
        } + ["GRANT pg_read_all_settings TO \(identifier(role))"]
    }

    /// Everything as a script for `psql`.
    package var script: String {
        statements.map { $0 + ";\n" }.joined(separator: "\n")
    }

    var table: String { "\(identifier(schema)).heartbeat" }

    private func identifier(_ name: String) -> String { SQLText.identifier(name) }
    private func literal(_ text: String) -> String { SQLText.literal(text) }
}

/// Names and texts as they stand in SQL, where no parameter can.
enum SQLText {
    static func identifier(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }

    /// `schema.table`, or a table of the schema `public`.
    static func table(_ name: String) -> String {
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        return parts.count == 2
            ? "\(identifier(parts[0])).\(identifier(parts[1]))" : "\(identifier("public")).\(identifier(name))"
    }

    static func literal(_ text: String) -> String {
        "'" + text.replacing("'", with: "''") + "'"
    }
}
