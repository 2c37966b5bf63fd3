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

extension Laboratory {
    /// What can be wrong around the backups: the plan, the disk, the account, somebody else's work.
    @Suite struct OutsideTests {
        private let lab: BackupLab

        init() throws {
            lab = try LabTrait.lab
        }

        @Test func `a copy without a canary proves nothing, and says what to do`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "songless")
            let plan = try copy.plan { $0.schema = "nowhere" }
            let proof = try await lab.prove(copy.name, plan: plan)
            #expect(proof.verdict == .inconclusive)
            #expect(proof.codes == ["proof.no-canary"])
            #expect(proof.findings.first?.text.en.contains("vigie backup prepare") == true)
        }

        @Test func `an assertion that does not hold fails the proof`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "untrue")
            let proof = try await copy.prove {
                $0.assertions = "[{query: {sql: SELECT count(*) FROM orders, expect: \"7\"}}]"
            }
            #expect(proof.verdict == .fail)
            #expect(proof.codes == ["proof.assertion-failed"])
            #expect(proof.assertions.first?.measured.en == "5000")
        }

        @Test func `a restore that takes longer than promised fails the proof`() async throws {
            let copy = try await lab.copy(of: lab.near, named: "slow")
            let proof = try await copy.prove { $0.rto = "1ms" }
            #expect(proof.verdict == .fail)
            #expect(proof.codes == ["proof.rto"])
        }

        @Test(.enabled(if: Account.current.isSuperuser, "needs root: a small disk has to be mounted"))
        func `a disk too small for the copy is told before anything is written`() async throws {
            let small = lab.server.directory + "/small-work"
            try await TemporaryDisk(at: small, megabytes: 40).mounted {
                let proof = try await lab.elsewhere(work: small).prove("near")
                #expect(proof.verdict == .inconclusive)
                #expect(proof.codes == ["proof.no-space"], "\(proof.findings)")
            }
        }

        @Test func `a work directory that the database's account cannot enter is told`() async throws {
            guard Account.current.isSuperuser else { return }
            let closed = FileManager.default.temporaryDirectory.path + "/vigie-closed-\(getpid())"
            try FileManager.default.createDirectory(atPath: closed, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: closed) }
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: closed)
            let record = try await lab.elsewhere(work: closed + "/work").run(PrepareBackups(policy: "shop"))
            let problem = try #require(record.problem).decoded(as: Problem.self)
            #expect(problem.code == "backup.unreachable-directory", "\(problem)")
        }

        @Test func `an account that is not there is told`() async throws {
            var changes = BackupLab.Changes()
            changes.systemUser = "nobody-of-this-name"
            let problem = try await lab.trouble(with: PrepareBackups(policy: "shop"), plan: try lab.plan(changes))
            #expect(problem.code == "backup.no-account")
            #expect(problem.nature == .usage)
        }

        @Test func `a policy, a repository or a secret that is not there is told`() async throws {
            #expect(
                try await lab.trouble(with: ProveBackup(policy: "ship", repository: "near")).code
                    == "backup.no-policy")
            #expect(
                try await lab.trouble(with: ProveBackup(policy: "shop", repository: "nar")).code
                    == "backup.no-repository")
            let copy = RepositoryCopy(name: "secretless", path: lab.far, lab: lab)
            let plan = try copy.plan("passphrase: {fromEnv: NOT_SET}")
            #expect(
                try await lab.trouble(with: ProveBackup(policy: "shop", repository: "secretless"), plan: plan).code
                    == "secret.missing")
        }
    }
}
