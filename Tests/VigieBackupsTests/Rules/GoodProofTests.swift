import FoundationEssentials
import JSONTree
import Surroundings
import Testing
import VigieBackups
import VigieEngine
import VigieLedger
import VigieStore
import VigieTestSupport

extension Laboratory {
    /// What a proof finds of a repository that is as it should be.
    @Suite struct GoodProofTests {
        private let lab: BackupLab

        init() throws {
            lab = try LabTrait.lab
        }

        @Test(arguments: ["near", "far"])
        func `a good repository passes, and everything is measured`(repository: String) async throws {
            let proof = try await lab.prove(repository)
            #expect(proof.verdict == .pass, "\(proof.findings)")
            #expect(proof.findings.isEmpty)
            let (rpo, rto) = (try #require(proof.achievedRPO), try #require(proof.achievedRTO))
            #expect(rpo < Span(.seconds(600)))
            #expect(proof.phases.map(\.name) == ProofPhase.Name.allCases)
            let sum = proof.phases.reduce(.zero) { $0 + $1.took.duration }
            #expect(rto.duration - sum < .milliseconds(10))
            #expect(proof.log?.gaps == [])
            #expect(proof.assertions.map(\.verdict) == [.pass, .pass])
            #expect(proof.rowCounts["public.orders"] == 5000)
            #expect(proof.engine?.hasPrefix("pgBackRest 2.") == true)
        }

        @Test func `the copy ends exactly at the heartbeat that was chosen`() async throws {
            let proof = try await lab.prove("near")
            guard case .time(let instant, let heartbeat) = proof.target else {
                Issue.record("no instant was chosen: \(String(describing: proof.target))")
                return
            }
            let recovered = try #require(proof.recovered)
            #expect(recovered.heartbeat == heartbeat)
            #expect(recovered.missing == 0)
            #expect(recovered.at < instant)
            let lost = proof.disasterAt - recovered.at
            #expect(proof.achievedRPO.map { (lost - $0.duration) < .milliseconds(2) } == true)
        }

        @Test func `R4: a copy is cut off, archives nothing, and leaves nothing behind`() async throws {
            let proof = try await lab.prove("near")
            #expect(proof.isolation == .ownNetwork)
            let run = try await lab.ledger.latest(RestoreProof.self)?.entry.run
            let left = try ScratchCopies(of: lab).names
            #expect(run.map { !left.contains($0) } == true)
        }

        @Test func `nothing is forced on the database that is protected`() async throws {
            let before = try await restorePoints()
            _ = try await lab.prove("near")
            #expect(try await restorePoints() == before)
        }

        /// pgBackRest's `check` and `backup` leave restore points in the server's log.
        private func restorePoints() async throws -> Int {
            let log = try String(contentsOfFile: lab.server.logFile, encoding: .utf8)
            return log.split(separator: "\n").count { $0.contains("restore point") }
        }

        @Test func `the proof is in the ledger, once, and readable`() async throws {
            let record = try await lab.run(ProveBackup(policy: "shop", repository: "near"))
            let entries = try await lab.ledger.entries(.init(kind: RestoreProof.kind, run: record.id))
            #expect(entries.count == 1)
            let proof = try #require(entries.first).evidence(as: RestoreProof.self)
            #expect(try record.output?.decoded(as: ProofResult.self).proof == proof)
            #expect(entries.first?.subject == "BackupPolicy/shop")
            try await ProofHistoryTests.keep(RunHistory(of: RunID(record.id), in: lab.store))
        }

        @Test func `no secret is anywhere in what is recorded`() async throws {
            let record = try await lab.run(ProveBackup(policy: "shop", repository: "far"))
            let steps = try await lab.store.steps(of: record.id)
            let log = try await lab.store.log(of: record.id, after: 0, limit: 10_000)
            let text = "\(record) \(steps) \(log)"
            #expect(!text.contains(BackupLab.passphrase))
        }

        @Test func `an inventory tells what is there`() async throws {
            let inventory = try await lab.result(of: InspectRepository(policy: "shop", repository: "near")).inventory
            #expect(inventory.verdict == .pass, "\(inventory.findings)")
            #expect(inventory.backups.first?.type == .full)
            #expect(inventory.gaps.isEmpty)
            #expect(inventory.retention?.isKept == true)
            #expect(inventory.lastArchivedAt != nil)
        }

        @Test func `progress is told while the backup is fetched`() async throws {
            let progress = Collected<Double>()
            _ = try await lab.run(ProveBackup(policy: "shop", repository: "near")) { event in
                if case .progress("fetch", let fraction?, _) = event.kind { progress.add(fraction) }
            }
            let seen = progress.all
            #expect(seen.count > 10)
            #expect(seen == seen.sorted())
            #expect(seen.allSatisfy { (0...1).contains($0) })
        }
    }
}

/// The scratch copies that are there now.
struct ScratchCopies {
    let names: [String]

    init(of lab: BackupLab) throws {
        names = try FileManager.default.contentsOfDirectory(atPath: lab.workplace.scratch)
    }
}
