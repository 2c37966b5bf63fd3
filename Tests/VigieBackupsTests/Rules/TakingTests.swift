import Glibc
import Testing
import Tools
import VigieBackups
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport
import Wording

extension Workshop {
    /// Backups that are taken, or cannot be, because of where they are to be kept.
    @Suite struct TakingTests {
        private let lab: BackupLab

        init() throws {
            lab = try LabTrait.lab
        }

        private func setup() throws -> PgBackRestSetup {
            try Protection("shop", in: lab.plan()).setup(in: lab.workplace)
        }

        @Test func `an incremental backup builds on the full one, in its own repository only`() async throws {
            let backup = TakeBackup(policy: "shop", repository: "near", type: .incremental)
            let taken = try await lab.result(of: backup).taken
            #expect(taken.backup.type == .incremental)
            #expect(taken.repository == "near")
            let far = InspectRepository(policy: "shop", repository: "far")
            let inventory = try await lab.result(of: far).inventory
            #expect(!inventory.backups.map(\.label).contains(taken.backup.label))
        }

        @Test func `preparing twice changes nothing`() async throws {
            let record = try await lab.run(PrepareBackups(policy: "shop"))
            #expect(record.verdict == "pass", "\(String(describing: record.problem))")
        }

        @Test func `R1: a backup that the tool claims to have taken, but that is not there, was not taken`()
            async throws
        {
            let tool = try await LyingTool(in: lab, claiming: ["backup"])
            let failure = await #expect(throws: BackupsError.self) {
                try await tool.engine(setup()).backUp(.incremental, repository: 1, key: "lie")
            }
            #expect(failure?.verdict == .fail)
            #expect(failure?.problem.code == "backup.engine-lied")
        }

        @Test func `R6: the tool is never left to choose the repository`() async throws {
            let tool = try await LyingTool(in: lab)
            let engine = tool.engine(try setup())
            let backup = try await engine.backUp(.incremental, repository: 2, key: "chosen")
            _ = try await engine.listing(repository: 2)
            _ = try await engine.fetch(log: "00000009.history", repository: 2, to: lab.server.directory + "/none")
            try await lab.shell("mkdir chosen chosen-spaces")
            try await engine.restore(
                backup.label, repository: 2, into: lab.server.directory + "/chosen",
                tablespaces: lab.server.directory + "/chosen-spaces")
            let calls = try await tool.calls
            #expect(calls.count == 6)
            #expect(calls.allSatisfy { $0.contains("--repo=2 ") })
        }

        @Test(arguments: ["near", "unwritable"])
        func `R6: a repository that cannot be written stops archiving into all, and is named`(target: String)
            async throws
        {
            let copy = try await lab.copy(of: lab.near, named: "unwritable")
            try await lab.shell("chmod -R a-w '\(copy.path)'")
            let trouble = try await lab.trouble(
                with: TakeBackup(policy: "shop", repository: target, type: .incremental), plan: try copy.plan())
            try await lab.shell("chmod -R u+w '\(copy.path)'; rm -rf '\(copy.path)'")
            try await lab.archive()
            #expect(trouble.code == "backup.repositoryReadOnly", "\(trouble)")
            #expect(trouble.problem.title.hasPrefix("unwritable: "))
            #expect(trouble.text.contains(copy.path))
            #expect(trouble.verdict == "inconclusive")
        }

        @Test func `R6: a repository whose disk is not mounted stops archiving into all, and is named`() async throws {
            let absent = RepositoryCopy(name: "absent", path: lab.server.directory + "/not-mounted", lab: lab)
            let trouble = try await lab.trouble(
                with: TakeBackup(policy: "shop", repository: "near", type: .incremental), plan: try absent.plan())
            try await lab.archive()
            #expect(trouble.code == "backup.repositoryUnreachable")
            #expect(trouble.nature == .unreachable)
            #expect(trouble.text.contains(absent.path))
            #expect(trouble.text.contains("mounted"))
        }

        @Test func `R10: a backup under way elsewhere is waited for, and is no failure`() async throws {
            let lock = lab.workplace.engine.path + "/lock"
            try await lab.shell("mkdir -p '\(lock)'")
            let file = unsafe open(lock + "/shop-backup.lock", O_CREAT | O_RDWR, 0o666)
            defer { close(file) }
            try #require(file >= 0 && fchown(file, lab.server.account.userID, lab.server.account.groupID) == 0)
            try #require(flock(file, LOCK_EX | LOCK_NB) == 0)
            let engine = try await PgBackRest.locate(setup: setup())
            let failure = await #expect(throws: PgBackRestFailure.self) {
                try await engine.backUp(.incremental, repository: 1, key: "locked-out")
            }
            #expect(failure?.code == PgBackRestCode.lockAcquire.rawValue)
            #expect(failure?.cause == .locked)
            #expect(failure?.mayPass == true)
            #expect(failure?.verdict == .inconclusive)
        }

        @Test func `R10: backups that somebody stopped on purpose are refused, and it is said how to go on`()
            async throws
        {
            let engine = try await PgBackRest.locate(setup: setup())
            #expect(try await engine.run("stop", repository: nil).succeeded)
            let failure = await #expect(throws: PgBackRestFailure.self) {
                try await engine.backUp(.incremental, repository: 1, key: "halted")
            }
            #expect(try await engine.run("start", repository: nil).succeeded)
            #expect(failure?.cause == .halted)
            #expect(failure?.mayPass == false)
            #expect(failure?.problem(doing: "testing").hint?.contains("pgbackrest start") == true)
            try await lab.archive()
        }
    }
}
