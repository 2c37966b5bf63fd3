import PostgreSQLClient
package import Surroundings

/// One row of the canary's table.
package struct Heartbeat: Hashable, Sendable {
    /// Grows by one from row to row, so that a missing row shows.
    package let sequence: Int64
    /// When Vigie wrote it, by Vigie's clock.
    package let at: Timestamp
    /// When the server took it, by the server's clock: recovery targets are in that time.
    package let writtenAt: Timestamp
    package let checksum: [UInt8]

    package init(sequence: Int64, at: Timestamp, writtenAt: Timestamp, checksum: [UInt8]) {
        self.sequence = sequence
        self.at = at
        self.writtenAt = writtenAt
        self.checksum = checksum
    }

    init(row: PostgreSQLRow) throws {
        self.init(
            sequence: try row.value("sequence"), at: try row.instant("at"), writtenAt: try row.instant("written_at"),
            checksum: try row.value("checksum"))
    }
}

extension PostgreSQLRow {
    /// A `timestamptz`, which our connections print in UTC.
    func instant(_ column: String) throws(PostgreSQLError) -> Timestamp {
        guard let instant = try optionalInstant(column) else { throw .null(column: column) }
        return instant
    }

    func optionalInstant(_ column: String) throws(PostgreSQLError) -> Timestamp? {
        guard let text = try optional(column, as: String.self) else { return nil }
        guard let instant = Timestamp(rfc3339: text) else { throw .unreadable(column: column, type: "timestamptz") }
        return instant
    }
}
