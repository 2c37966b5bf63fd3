package import PostgreSQLClient
package import Surroundings
package import VigieStore

/// Writes heartbeats into one database, and keeps what is known of each outside of it.
package struct CanaryWriter: Sendable {
    /// How long heartbeats are kept, in the database and here.
    static let memory = Duration.seconds(3 * 86_400)
    /// After how many heartbeats the old ones are removed.
    private static let trimming: Int64 = 100

    /// The resource's name: what the samples are kept under.
    package let database: String
    let schema: String
    let key: CanaryKey
    let store: any Store
    let world: World

    package init(database: String, schema: String, key: CanaryKey, store: any Store, world: World) {
        self.database = database
        self.schema = schema
        self.key = key
        self.store = store
        self.world = world
    }

    private var table: String { CanarySQL(schema: schema, role: "").table }

    /// Writes the next heartbeat, and returns once it is committed and noted.
    @discardableResult
    package func beat(on connection: PostgreSQLConnection) async throws -> CanarySample {
        let heartbeat = try await connection.transaction { try await insert(on: $0) }
        // Asked for after the commit, so that the commit lies before it.
        let position: String = try await connection.query("SELECT pg_current_wal_insert_lsn()").scalar()
        guard let position = LogPosition(position) else {
            throw PostgreSQLError.unreadable(column: "pg_current_wal_insert_lsn", type: "pg_lsn")
        }
        let sample = CanarySample(
            sequence: heartbeat.sequence, at: heartbeat.at, writtenAt: heartbeat.writtenAt, position: position)
        try await note(sample)
        if sample.sequence.isMultiple(of: Self.trimming) {
            try await trim(on: connection, before: sample.at - Self.memory)
        }
        return sample
    }

    /// Should several processes beat, they take turns: the next heartbeat begins when the one before is committed.
    private func insert(on connection: PostgreSQLConnection) async throws -> Heartbeat {
        try await connection.query("SELECT pg_advisory_xact_lock(hashtext($1))", [.text("vigie/\(table)")])
        let last: Int64 = try await connection.query("SELECT coalesce(max(sequence), 0) FROM \(table)").scalar()
        let (sequence, at) = (last + 1, world.now())
        let row = try await connection.query(
            """
            INSERT INTO \(table) (sequence, at, checksum) VALUES ($1, $2, $3)
            RETURNING sequence, at, written_at, checksum
            """,
            [
                .integer(sequence), .text(at.rfc3339),
                .bytes(key.checksum(database: database, sequence: sequence, at: at)),
            ]
        ).first
        guard let row else { throw PostgreSQLError.noRow }
        return try Heartbeat(row: row)
    }

    private func note(_ sample: CanarySample) async throws {
        _ = try await store.commit([.appendSamples(sample.samples(of: database))])
    }

    private func trim(on connection: PostgreSQLConnection, before instant: Timestamp) async throws {
        try await connection.query("DELETE FROM \(table) WHERE at < $1", [.text(instant.rfc3339)])
        _ = try await store.commit(
            CanarySample.series(of: database).map { .trimSamples(series: $0, before: instant) })
    }
}
