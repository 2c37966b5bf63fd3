package import Surroundings
package import VigieStore

/// What is known of a heartbeat outside of its database, so that a gap shows even when the database is gone.
package struct CanarySample: Hashable, Sendable, Codable {
    package let sequence: Int64
    package let at: Timestamp
    package let writtenAt: Timestamp
    /// The heartbeat is in the log before this position.
    package let position: LogPosition

    package init(sequence: Int64, at: Timestamp, writtenAt: Timestamp, position: LogPosition) {
        self.sequence = sequence
        self.at = at
        self.writtenAt = writtenAt
        self.position = position
    }

    private static func series(_ name: String, of database: String) -> String { "canary/\(database)/\(name)" }

    static func series(of database: String) -> [String] {
        ["sequence", "position", "written"].map { series($0, of: database) }
    }

    /// As the store keeps it. A double holds every position up to 8 PB, and microseconds until the year 2250.
    package func samples(of database: String) -> [Sample] {
        [
            Sample(series: Self.series("sequence", of: database), at: at, value: Double(sequence)),
            Sample(series: Self.series("position", of: database), at: at, value: Double(position.bytes)),
            Sample(series: Self.series("written", of: database), at: at, value: Double(writtenAt.microseconds)),
        ]
    }

    /// The samples of a stretch of time, in order.
    package static func read(
        _ database: String, from start: Timestamp, to end: Timestamp, in store: any Store
    ) async throws -> [CanarySample] {
        func values(_ name: String) async throws -> [Timestamp: Double] {
            let found = try await store.samples(
                series: series(name, of: database), from: start, to: end, limit: 1_000_000)
            return Dictionary(found.map { ($0.at, $0.value) }) { _, last in last }
        }
        let positions = try await values("position")
        let written = try await values("written")
        return try await values("sequence").compactMap { at, sequence in
            guard let position = positions[at], let writtenAt = written[at] else { return nil }
            return CanarySample(
                sequence: Int64(sequence), at: at, writtenAt: Timestamp(microseconds: Int64(writtenAt)),
                position: LogPosition(bytes: UInt64(position)))
        }.sorted { $0.sequence < $1.sequence }
    }

    /// The newest one; `nil` if there never was any.
    package static func latest(_ database: String, in store: any Store) async throws -> CanarySample? {
        guard let newest = try await store.latestSample(series: series("sequence", of: database)) else { return nil }
        return try await read(database, from: newest.at, to: newest.at + .microseconds(1), in: store).last
    }
}
