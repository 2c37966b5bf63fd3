import PostgreSQLClient
import VigieChapter
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Makes a database ready for its policy: writes the engine's configuration, looks at PostgreSQL's archiving, makes the
/// stanza in every repository and the canary in the database. May be run again without harm.
package struct PrepareBackups: Procedure, Hashable {
    package static let name: ProcedureName = "backup.prepare"
    package static let title = LocalizedText(
        en: "Make a database ready for backups", fr: "Préparer une base aux sauvegardes")

    package static let steps = [
        Phrase("write the configuration", fr: "écrire la configuration"),
        Phrase("look at the server", fr: "observer le serveur"), Phrase("make the stanza", fr: "créer la strophe"),
        Phrase("make the canary", fr: "créer le canari"),
    ]

    package let policy: String

    package init(policy: String) {
        self.policy = policy
    }

    package var subject: String { "BackupPolicy/\(policy)" }
    package var locks: [String] { [BackupLock.stanza(of: policy)] }

    package func perform(in run: Run) async throws -> PreparationResult {
        let work = try BackupWork(policy, in: run)
        let spec = work.protection.database.resource.spec
        try await run.step("write the configuration") { context in
            _ = try await work.conceal(in: context).engine()
        }
        let archiver = try await run.step("look at the server") { context in
            try await work.conceal(in: context).archiverFacts()
        }
        try await run.step("make the stanza") { context in
            try await work.conceal(in: context).createStanza()
        }
        try await run.step("make the canary") { context in
            try await work.conceal(in: context).createCanary(serverVersion: archiver.serverVersion)
        }
        if work.protection.policy.spec.archiving, !archiver.isOn {
            throw BackupsError.archivingOff(
                database: work.protection.database.resource.name, command: work.setup.archiveCommand)
        }
        if work.protection.policy.spec.archiving, archiver.isOutdated {
            throw BackupsError.archivingOutdated(
                database: work.protection.database.resource.name, command: work.setup.archiveCommand)
        }
        try await run.record(
            CanaryPrepared(
                database: work.protection.database.resource.name, stanza: work.protection.stanza,
                repositories: work.protection.repositories.map(\.name), schema: spec.canary.schema, role: spec.role,
                segmentSize: archiver.segmentSize, archiveCommand: work.setup.archiveCommand))
        return PreparationResult(policy: policy)
    }
}

/// What making a database ready returns.
package struct PreparationResult: RunResult, Hashable {
    package let policy: String

    package var verdict: Verdict { .pass }
    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        LocalizedText(
            en: "\(policy) is ready: its stanza and its canary are there, and archiving is on.",
            fr: "\(policy) est prête : sa strophe et son canari sont en place, et l’archivage est actif.")
    }
}

/// What preparing asks the server for.
struct ArchiverFacts: Codable, Sendable {
    let isOn: Bool
    let isOutdated: Bool
    let segmentSize: SegmentSize
    let serverVersion: Int
}

extension BackupWork {
    func archiverFacts() async throws -> ArchiverFacts {
        try await PostgreSQLConnection.with(try connection()) { connection in
            let archiver = try await Archiver.read(on: connection)
            return ArchiverFacts(
                isOn: archiver.isOn, isOutdated: archiver.isOutdated(by: setup), segmentSize: archiver.segmentSize,
                serverVersion: await connection.serverVersion)
        }
    }

    func createStanza() async throws {
        do {
            try await engine().createStanza()
        } catch let failure as PgBackRestFailure {
            throw BackupsError.engineFailed(failure, doing: "making the stanza")
        }
    }

    func createCanary(serverVersion: Int) async throws {
        let spec = protection.database.resource.spec
        _ = try CanaryKey.load(workplace.canaryKey, world: world)
        let sql = CanarySQL(schema: spec.canary.schema, role: spec.role, serverVersion: serverVersion)
        try await PostgreSQLConnection.with(try connection()) { connection in
            // Where somebody with more rights has run the script, there is nothing left to do.
            guard try await !sql.isDone(on: connection) else { return }
            try await connection.transaction { connection in
                for statement in sql.statements { try await connection.script(statement) }
            }
        }
    }
}

extension CanarySQL {
    /// Whether the role we are can already write heartbeats.
    func isDone(on connection: PostgreSQLConnection) async throws -> Bool {
        let done: Bool? = try await connection.query(
            "SELECT has_table_privilege(to_regclass($1), 'INSERT') AS done", [.text(table)]
        ).first?.optional("done")
        return done ?? false
    }
}
