import Surroundings
import Testing

@testable import VigieBackups

struct CopySettingsTests {
    private func settings(_ target: RecoveryTarget, preload: [String] = []) -> [String: String] {
        let copy = ScratchCopy(of: "run1", in: "/srv/it's", account: nil)
        let configuration = CopySettings(
            copy: copy, target: target, restoreCommand: "get %f \"%p\"", least: ["max_connections": "300"],
            preload: preload
        ).configuration
        return Dictionary(
            configuration.split(separator: "\n").compactMap { line in
                line.firstRange(of: " = ").map {
                    (String(line[..<$0.lowerBound]), String(line[$0.upperBound...]))
                }
            }
        ) { first, _ in first }
    }

    @Test func `R4: a copy archives nothing, listens to nothing and starts nothing by itself`() {
        let settings = settings(.latest(heartbeat: nil))
        #expect(settings["archive_mode"] == "'off'")
        #expect(settings["archive_command"] == "'/bin/false'")
        #expect(settings["listen_addresses"] == "''")
        #expect(settings["shared_preload_libraries"] == "''")
        #expect(settings["session_preload_libraries"] == "''")
        #expect(settings["max_logical_replication_workers"] == "'0'")
        #expect(settings["primary_conninfo"] == "''")
        #expect(settings["unix_socket_permissions"] == "'0700'")
        #expect(settings["data_directory"] == "'/srv/it''s/run1/data'")
    }

    @Test func `what the log demands is met`() {
        #expect(settings(.latest(heartbeat: nil))["max_connections"] == "'300'")
    }

    @Test func `to an instant it recovers and leaves recovery there`() {
        let instant = Timestamp(seconds: 1_767_571_200) + .microseconds(641_448)
        let settings = settings(.time(instant, heartbeat: 3))
        #expect(settings["recovery_target_time"] == "'2026-01-05 00:00:00.641448+00'")
        #expect(settings["recovery_target_action"] == "'promote'")
        #expect(self.settings(.latest(heartbeat: nil))["recovery_target_time"] == nil)
    }

    @Test func `libraries are preloaded only where the plan says so`() {
        #expect(
            settings(.latest(heartbeat: nil), preload: ["timescaledb"])["shared_preload_libraries"] == "'timescaledb'")
    }
}
