import Surroundings

/// The settings that a copy's server runs with. None of production's are kept: neither its network, nor its archiving,
/// nor the libraries that would begin to work by themselves.
struct CopySettings: Sendable {
    let copy: ScratchCopy
    let target: RecoveryTarget
    let restoreCommand: String
    /// What the log demands (`ControlData.leastSettings`).
    let least: [String: String]
    /// Libraries that the plan says are needed.
    let preload: [String]

    static let port = 5432

    /// postgresql.conf.
    var configuration: String {
        var values = [
            "archive_cleanup_command": "", "archive_command": "/bin/false", "archive_mode": "off",
            "autovacuum": "off", "data_directory": copy.data, "event_source": "vigie", "fsync": "off",
            "hba_file": copy.settings + "/pg_hba.conf", "hot_standby": "off",
            "ident_file": copy.settings + "/pg_ident.conf", "jit": "off", "lc_messages": "C", "listen_addresses": "",
            "local_preload_libraries": "", "log_destination": "stderr", "log_line_prefix": "%m ",
            "log_min_messages": "info", "log_timezone": "UTC", "logging_collector": "off",
            "max_logical_replication_workers": "0", "max_wal_size": "1GB", "port": "\(Self.port)",
            "primary_conninfo": "", "recovery_end_command": "", "recovery_target_timeline": "latest",
            "restore_command": restoreCommand, "session_preload_libraries": "", "shared_buffers": "128MB",
            "shared_preload_libraries": preload.joined(separator: ","), "ssl": "off",
            "unix_socket_directories": copy.socket, "unix_socket_permissions": "0700",
        ]
        values.merge(least) { _, demanded in demanded }
        if case .time(let instant, _) = target {
            values["recovery_target_time"] = instant.rfc3339.replacing("T", with: " ").replacing("Z", with: "+00")
            values["recovery_target_inclusive"] = "on"
            values["recovery_target_action"] = "promote"
        }
        return values.sorted { $0.key < $1.key }.map { "\($0.key) = \(Self.quoted($0.value))\n" }.joined()
    }

    private static func quoted(_ value: String) -> String {
        "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
    }

    /// Everybody on the socket is let in: only the copy's account and we can reach it.
    var access: String { "local all all trust\n" }
}
