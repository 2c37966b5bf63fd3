import Tools

/// What `pg_controldata` says of a data directory.
struct ControlData: Sendable {
    private let values: [String: String]

    init(_ output: String) {
        var values: [String: String] = [:]
        for line in output.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            values[String(line[..<colon])] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        self.values = values
    }

    static func read(_ directory: String, programs: ServerPrograms, account: Account?) async throws -> ControlData? {
        let result = try await ToolRun(
            programs.tool("pg_controldata"), [directory], account: account, timeout: .seconds(30)
        ).perform()
        return result.succeeded ? ControlData(result.output.text) : nil
    }

    var segmentSize: SegmentSize? {
        values["Bytes per WAL segment"].flatMap(UInt64.init).flatMap { SegmentSize(bytes: $0) }
    }

    /// The settings that a recovering server must have at least as large as the one that wrote the log.
    var leastSettings: [String: String] {
        let names = [
            "max_connections": "max_connections setting", "max_worker_processes": "max_worker_processes setting",
            "max_wal_senders": "max_wal_senders setting", "max_prepared_transactions": "max_prepared_xacts setting",
            "max_locks_per_transaction": "max_locks_per_xact setting",
        ]
        return names.compactMapValues { values[$0] }
    }
}
