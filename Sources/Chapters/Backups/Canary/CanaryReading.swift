package import PostgreSQLClient
import Surroundings

/// What a copy's canary tells.
package struct CanaryReading: Hashable, Sendable {
    /// In order of their numbers.
    package let heartbeats: [Heartbeat]
    /// Numbers of heartbeats whose checksum is wrong.
    package let forged: [Int64]

    package init(heartbeats: [Heartbeat], forged: [Int64]) {
        self.heartbeats = heartbeats
        self.forged = forged
    }

    package var last: Heartbeat? { heartbeats.last }

    /// How many numbers are missing between the first and the last.
    package var missing: Int {
        guard let first = heartbeats.first, let last = heartbeats.last else { return 0 }
        return Int(last.sequence - first.sequence) + 1 - heartbeats.count
    }

    /// The first number that is missing.
    package var firstMissing: Int64? {
        zip(heartbeats, heartbeats.dropFirst()).first { $0.sequence + 1 != $1.sequence }.map { $0.0.sequence + 1 }
    }

    /// Reads the canary's table; `nil` where there is none.
    package static func read(
        on connection: PostgreSQLConnection, database: String, schema: String, key: CanaryKey
    ) async throws -> CanaryReading? {
        let table = CanarySQL(schema: schema, role: "").table
        do {
            let rows = try await connection.query(
                "SELECT sequence, at, written_at, checksum FROM \(table) ORDER BY sequence"
            ).rows
            let heartbeats = try rows.map { try Heartbeat(row: $0) }
            return CanaryReading(
                heartbeats: heartbeats,
                forged: heartbeats.filter { !key.isValid($0, database: database) }.map(\.sequence))
        } catch let error as PostgreSQLError where error.state == "42P01" || error.state == "3F000" {
            return nil
        }
    }

    /// The recovered point that the reading shows.
    package var point: RecoveredPoint? {
        last.map {
            RecoveredPoint(heartbeat: $0.sequence, at: $0.at, heartbeats: heartbeats.count, missing: missing)
        }
    }
}
