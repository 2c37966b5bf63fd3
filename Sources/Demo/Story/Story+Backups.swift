import PostgreSQLClient
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
            return "PostgreSQL archives every change into both regions, after ten seconds at the latest"
        }
        try await run(PrepareBackups(policy: Self.policy), with: vigie, "preparing") { _ in
            "vigie backup prepare: the stanza, and the canary that writes a heartbeat every 2 s"
        }
        for region in Self.regions {
            for type in [BackupType.full, .incremental] {
                let take = TakeBackup(policy: Self.policy, repository: region, type: type)
                try await run(take, with: vigie, "\(type.title.en) backup to \(region)") { result in
                    let backup = result.taken.backup
                    return
                        "\(type.title.en) backup in \(region): \(megabytes(backup.stored)) stored, as \(backup.label)"
                }
            }
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
