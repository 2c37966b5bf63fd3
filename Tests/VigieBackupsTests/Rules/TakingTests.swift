import FoundationEssentials
import Glibc
import JSONTree
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
    /// Backups that are taken, or cannot be.
    @Suite struct TakingTests {
        private let lab: BackupLab

        init() throws {
            lab = try LabTrait.lab
        }

        private func problem(
            of procedure: some Procedure, plan: Plan? = nil
        ) async throws -> (problem: Problem, verdict: String?) {
            let record = try await lab.run(procedure, plan: plan)
            return (try #require(record.problem).decoded(as: Problem.self), record.verdict)
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

        @Test func `R10: a backup under way elsewhere is waited for, and is no failure`() async throws {
            let lock = lab.workplace.engine.path + "/lock"
            try await lab.shell("mkdir -p '\(lock)'")
            let file = unsafe open(lock + "/shop-backup.lock", O_CREAT | O_RDWR, 0o666)
            defer { close(file) }
            try #require(file >= 0 && fchown(file, lab.server.account.userID, lab.server.account.groupID) == 0)
            try #require(flock(file, LOCK_EX | LOCK_NB) == 0)
            let setup = try Protection("shop", in: lab.plan()).setup(in: lab.workplace)
            let engine = try await PgBackRest.locate(setup: setup)
            let failure = await #expect(throws: PgBackRestFailure.self) {
                try await engine.backUp(.incremental, repository: 1, key: "locked-out")
            }
            #expect(failure?.cause == .locked)
            #expect(failure?.mayPass == true)
            #expect(failure?.verdict == .inconclusive)
        }

        @Test(arguments: ["near", "unwritable"])
        func `R6: a repository that cannot be written stops archiving into all, and is named`(target: String)
            async throws
        {
            let copy = try await lab.copy(of: lab.near, named: "unwritable")
            try await lab.shell("chmod -R a-w '\(copy.path)'")
            let (problem, verdict) = try await problem(
                of: TakeBackup(policy: "shop", repository: target, type: .incremental), plan: try copy.plan())
            try await lab.shell("chmod -R u+w '\(copy.path)'; rm -rf '\(copy.path)'")
            #expect(problem.code == "backup.repositoryReadOnly", "\(problem)")
            #expect(problem.title.hasPrefix("unwritable: "))
            #expect(problem.detail?.contains(copy.path) == true)
            #expect(verdict == "inconclusive")
        }

        @Test(.enabled(if: Account.current.isSuperuser, "needs root: a small disk has to be mounted"))
        func `a repository that is full is told`() async throws {
            let small = lab.server.directory + "/small-repository"
            try await TemporaryDisk(at: small, megabytes: 2).mounted {
                try await lab.shell("true")
                guard unsafe chown(small, lab.server.account.userID, lab.server.account.groupID) == 0 else { return }
                try await lab.shell(
                    "cp -a '\(lab.near)/archive' '\(small)/' 2>/dev/null || true; mkdir -p '\(small)/backup'")
                try await lab.shell("cp -a '\(lab.near)/backup/shop' '\(small)/backup/' 2>/dev/null || true")
                let full = RepositoryCopy(name: "full", path: small, lab: lab)
                let (problem, verdict) = try await problem(
                    of: TakeBackup(policy: "shop", repository: "full", type: .full), plan: try full.plan())
                #expect(verdict != "pass")
                #expect(
                    ["backup.diskFull", "backup.damaged", "backup.archiverBroken"].contains(problem.code), "\(problem)")
            }
        }
    }
}
