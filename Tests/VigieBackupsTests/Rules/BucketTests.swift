import FoundationEssentials
import Surroundings
import Testing
import Tools
import VigieBackups
import VigieChapter
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport

extension Workshop {
    /// A repository in a bucket, over TLS.
    @Suite(.enabled(if: ObjectStore.isInstalled, "needs SeaweedFS: scripts/install tests"))
    struct BucketTests {
        private let lab: BackupLab
        private static let passphrase = "bucket passphrase 51"

        init() throws {
            lab = try LabTrait.lab
        }

        /// The secrets, each in a file that only we can read.
        private func secretFile(_ name: String, _ secret: String) throws -> String {
            let path = lab.server.directory + "/\(name).secret"
            try (secret + "\n").write(toFile: path, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            return path
        }

        private func plan(_ store: ObjectStore) throws -> Plan {
            let bucket = """
                {endpoint: localhost, port: \(store.port), name: \(ObjectStore.bucket), region: us-east-1, \
                pathStyle: true, certificateAuthorities: \(store.authority), \
                key: {fromFile: \(try secretFile("key", ObjectStore.key))}, \
                keySecret: {fromFile: \(try secretFile("key-secret", ObjectStore.keySecret))}}
                """
            var changes = BackupLab.Changes()
            changes.repositories = [
                (
                    "cloud",
                    "{site: there, bucket: \(bucket), "
                        + "passphrase: {fromFile: \(try secretFile("passphrase", Self.passphrase))}}"
                )
            ]
            return try lab.plan(changes)
        }

        @Test func `a backup is taken into a bucket and proven from it, and no secret is seen anywhere`() async throws {
            let secrets = [ObjectStore.key, ObjectStore.keySecret, Self.passphrase, BackupLab.passphrase]
            try await ObjectStore.running(in: lab.server) { store in
                let plan = try plan(store)
                let (seen, looks) = try await ArgumentWatch(secrets: secrets).during {
                    let prepared = try await lab.run(PrepareBackups(policy: "shop"), plan: plan)
                    #expect(prepared.verdict == "pass", "\(String(describing: prepared.problem))")
                    let backup = TakeBackup(policy: "shop", repository: "cloud", type: .full)
                    #expect(try await lab.result(of: backup, plan: plan).taken.repository == "cloud")
                    // An instant that can be restored begins in the second after the backup.
                    try await Task.sleep(for: .seconds(2))
                    try await lab.beatAndArchive(4)
                    let proof = try await lab.prove("cloud", plan: plan)
                    #expect(proof.verdict == .pass, "\(proof.findings)")
                    #expect(proof.isolation == .ownNetwork)
                    #expect(proof.rowCounts["public.orders"] == 5000)
                    guard case .time = proof.target else {
                        Issue.record("no instant was restored: \(String(describing: proof.target))")
                        return
                    }
                    let inventory = try await lab.result(
                        of: InspectRepository(policy: "shop", repository: "cloud"), plan: plan
                    ).inventory
                    #expect(inventory.verdict == .pass, "\(inventory.findings)")
                }
                #expect(seen.isEmpty)
                #expect(looks > 100)
                let written = try await everythingWritten()
                for secret in secrets { #expect(!written.contains(secret)) }
                try await lab.archive()
            }
        }

        /// The runs with their steps and logs, the ledger, the server's log, and the configuration all may read.
        private func everythingWritten() async throws -> String {
            var text = ""
            for record in try await lab.store.runs(RunQuery(limit: 1000)) {
                text += "\(record) \(try await lab.store.steps(of: record.id)) "
                text += "\(try await lab.store.log(of: record.id, after: 0, limit: 10_000))\n"
            }
            for entry in try await lab.store.entries(EntryQuery(limit: 10_000)) {
                text += String(decoding: entry.entry.bytes, as: UTF8.self)
            }
            text += try String(contentsOfFile: lab.server.logFile, encoding: .utf8)
            text += try String(contentsOfFile: lab.workplace.engine.path + "/shop.conf", encoding: .utf8)
            #expect(text.contains("cloud"))
            return text
        }

        @Test func `what the server needs to archive is in a file for its account alone`() async throws {
            try await lab.archive()
            let directory = lab.workplace.engine.path + "/shop.secrets"
            let file = try await lab.shell("stat -c '%a %U' '\(directory)' '\(directory)/secrets.conf'")
            #expect(file.output.lines == ["700 \(lab.server.account.name)", "600 \(lab.server.account.name)"])
        }

        struct Wrong: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let cause: PgBackRestFailure.Cause
            var isAskedAgain = false
            let change: @Sendable (inout PgBackRestSetup.Bucket) -> Void
        }

        private static let wrongs = [
            Wrong(testDescription: "a key that is not known", cause: .accessDenied) { $0.key = "NOBODYSKEY" },
            Wrong(testDescription: "a wrong secret", cause: .accessDenied) { $0.keySecret = BackupLab.wrongSecret },
            Wrong(testDescription: "a bucket that is not there", cause: .repositoryUnreachable) { $0.name = "absent" },
            Wrong(testDescription: "an authority nobody knows", cause: .untrusted, isAskedAgain: true) {
                $0.authorities = "/etc/ssl/certs/ca-certificates.crt"
            },
            Wrong(testDescription: "a server that is not there", cause: .repositoryUnreachable, isAskedAgain: true) {
                $0.port = 1
            },
        ]

        @Test func `what can be wrong with a bucket is told apart, and is never called damage`() async throws {
            try await ObjectStore.running(in: lab.server) { store in
                let plan = try plan(store)
                for wrong in Self.wrongs {
                    var setup = try Protection("shop", in: plan).setup(
                        only: "cloud", in: lab.elsewhere().workplace.engine, secrets: lab.workplace.secrets)
                    // Who does not answer, or is not trusted, is asked again for so long; the others answer once.
                    setup.networkTimeout = wrong.isAskedAgain ? .seconds(5) : .seconds(60)
                    guard case .bucket(var bucket) = setup.repositories[0].storage else { continue }
                    wrong.change(&bucket)
                    setup.repositories[0].storage = .bucket(bucket)
                    let engine = try await PgBackRest.locate(setup: setup)
                    try engine.install()
                    let failure = await #expect(throws: PgBackRestFailure.self, "\(wrong.testDescription)") {
                        try await engine.info(repository: 1)
                    }
                    #expect(failure?.cause == wrong.cause, "\(wrong.testDescription): \(String(describing: failure))")
                    #expect(failure?.verdict == .inconclusive)
                    let shown = failure.map { "\($0) \($0.problem(doing: "looking"))" } ?? ""
                    for secret in setup.confidential { #expect(!shown.contains(secret)) }
                }
            }
        }
    }
}
