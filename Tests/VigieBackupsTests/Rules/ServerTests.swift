import Testing
import VigieBackups
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport
import Wording

extension Workshop {
    /// What can be wrong with the server that is to be backed up.
    @Suite struct ServerTests {
        private let lab: BackupLab
        private let backup = TakeBackup(policy: "shop", repository: "near", type: .incremental)

        init() throws {
            lab = try LabTrait.lab
        }

        @Test func `R7: an archive command that fails is told with the segment that waits, and backups wait too`()
            async throws
        {
            try await lab.archive(with: "/bin/false")
            try await lab.waitForArchiveFailure()
            let trouble = try await lab.trouble(with: backup)
            try await lab.archive()
            try await lab.waitForArchive()
            #expect(trouble.code == "backup.archiving-fails", "\(trouble)")
            #expect(trouble.nature == .failed)
            #expect(trouble.verdict == "fail")
            #expect(trouble.text.contains("could not be archived"))
            // Once it is mended nothing is held against it.
            #expect(try await lab.run(backup).verdict == "pass")
        }

        @Test func `an archive command that is missing is told, with the one that is needed`() async throws {
            try await lab.archive(with: "")
            let (taking, preparing) = (
                try await lab.trouble(with: backup), try await lab.trouble(with: PrepareBackups(policy: "shop"))
            )
            try await lab.archive()
            for trouble in [taking, preparing] {
                #expect(trouble.code == "backup.archiving-off", "\(trouble)")
                #expect(trouble.verdict == "fail")
                #expect(trouble.text.contains("archive_command = 'pgbackrest --config="))
            }
        }

        @Test func `a server that does not run cannot be backed up, and its backups can be proven`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "orphan")
            try await lab.server.stop()
            let (trouble, proof) = (try await lab.trouble(with: backup), try await copy.prove())
            try await lab.server.start()
            #expect(trouble.code == "postgresql.unreachable", "\(trouble)")
            #expect(trouble.nature == .unreachable)
            #expect(trouble.verdict == "inconclusive")
            #expect(trouble.text.contains("Is it running?"))
            #expect(proof.verdict == .pass, "\(proof.findings)")
        }

        @Test func `a wrong password is told as such, and is not shown`() async throws {
            var changes = BackupLab.Changes()
            changes.role = "guarded"
            changes.password = "{fromEnv: WRONG}"
            let trouble = try await lab.trouble(with: backup, plan: try lab.plan(changes))
            #expect(trouble.code == "postgresql.wrong-password", "\(trouble)")
            #expect(trouble.nature == .usage)
            #expect(trouble.verdict == "inconclusive")
            #expect(!trouble.text.contains(BackupLab.wrongSecret))
        }

        @Test func `a cluster that was made anew does not write into the old one's repository`() async throws {
            let other = try await ScratchPostgreSQL.start(initdb: ["--wal-segsize=1"])
            var setup = try Protection("shop", in: lab.plan()).setup(in: lab.elsewhere().workplace)
            setup.cluster.dataDirectory = other.dataDirectory
            setup.cluster.socketDirectory = other.socketDirectory
            let engine = try await PgBackRest.locate(setup: setup)
            try engine.install()
            let failure = await #expect(throws: PgBackRestFailure.self) {
                try await engine.backUp(.full, repository: 1, key: "other")
            }
            await other.remove()
            #expect(failure?.cause == .otherCluster, "\(String(describing: failure))")
            #expect(failure?.verdict == .fail)
        }
    }
}
