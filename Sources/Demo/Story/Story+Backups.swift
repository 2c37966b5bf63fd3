import PostgreSQLClient
import Surroundings
import VigieBackups
import VigieChapter
import VigiePlan
import VigieServer
import Wording

extension Story {
    static let policy = "shop"
    static let regions = ["paris", "frankfurt"]

    /// Act 3: a full and an incremental backup in each of two places, and every change between.
    func takeBackups(with vigie: ControlPlane) async throws {
        narrator.act(
            3, "Backups", "Taken by pgBackRest, into two directories that stand for two regions.")
        try await narrator.working("telling PostgreSQL to archive") { _ in
            try await archive(with: vigie)
            return "archiving on: every change goes to both regions within 10 s"
        }
        try await run(PrepareBackups(policy: Self.policy), with: vigie, "preparing") { _ in
            "the canary is in: it writes a heartbeat into the shop every 2 s"
        }
        for region in Self.regions {
            for type in [BackupType.full, .incremental] {
                let take = TakeBackup(policy: Self.policy, repository: region, type: type)
                try await run(take, with: vigie, "\(type.title.en) backup to \(region)") { result in
                    let backup = result.taken.backup
                    return
                        "\(type.title.en) backup in \(region): \(megabytes(backup.stored)) stored"
                }
            }
            try await inspect(region, with: vigie)
        }
        try await letCustomersOrder()
    }

    /// Looks what is really there: not what the tool said when it was done.
    private func inspect(_ region: String, with vigie: ControlPlane) async throws {
        let look = InspectRepository(policy: Self.policy, repository: region)
        try await run(look, with: vigie, "looking into \(region)") { result in
            "looked inside: \(result.summary.split(separator: ".").first ?? "")"
        }
    }

    /// Waits until some of what customers ordered since the last backup is archived: it is what a proof has to bring
    /// back beyond the backup.
    private func letCustomersOrder() async throws {
        try await narrator.working("customers go on ordering until some of it is archived") { _ in
            try await PostgreSQLConnection.with(cluster.administrator) { server in
                try await world.clock.sleep(for: .seconds(5))
                let segment = try await server.query("SELECT pg_walfile_name(pg_current_wal_insert_lsn())")
                    .scalar(String.self)
                var archived = ""
                while archived < segment {
                    try await world.clock.sleep(for: .milliseconds(200))
                    archived = try await server.query("SELECT last_archived_wal FROM pg_stat_archiver").scalar()
                }
            }
            return "customers went on ordering, and that is archived too"
        }
    }

    /// What `vigie backup prepare` asks a person to set: the server's own configuration is not Vigie's to change.
    private func archive(with vigie: ControlPlane) async throws {
        let data = vigie.settings.data
        let workplace = Workplace(work: data.work, keys: data.keys, secrets: SecretResolver(environment: [:]))
        let command = try Protection(Self.policy, in: vigie.plan).setup(in: workplace).archiveCommand
        try await PostgreSQLConnection.with(cluster.administrator) { server in
            let quoted = try await server.query("SELECT quote_literal($1) AS command", [.text(command)]).scalar(
                String.self)
            try await server.query("ALTER SYSTEM SET archive_command = \(quoted)")
            try await server.query("SELECT pg_reload_conf()")
        }
    }

    private func megabytes(_ bytes: Int64) -> String {
        let megabytes = LocalizedText(decimal: Double(bytes) / 1_000_000, places: bytes < 10_000_000 ? 1 : 0)
        return megabytes.en + " MB"
    }
}
