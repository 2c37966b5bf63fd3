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
    /// What is kept, and for how long, as the repository itself shows it.
    @Suite struct RetentionTests {
        private let lab: BackupLab

        init() throws {
            lab = try LabTrait.lab
        }

        /// A policy with one more repository, which is empty, and a retention.
        private func plan(_ name: String, _ retention: String) async throws -> (copy: RepositoryCopy, plan: Plan) {
            let place = RepositoryCopy(name: name, path: lab.server.directory + "/" + name, lab: lab)
            try lab.server.makeDirectory(place.path)
            let plan = try place.plan { $0.retention = retention }
            let record = try await lab.run(PrepareBackups(policy: "shop"), plan: plan)
            #expect(record.verdict == "pass", "\(String(describing: record.problem))")
            return (place, plan)
        }

        private func full(_ copy: RepositoryCopy, _ plan: Plan) async throws -> String {
            try await lab.result(of: TakeBackup(policy: "shop", repository: copy.name, type: .full), plan: plan)
                .taken.backup.label
        }

        private func inventory(_ copy: RepositoryCopy, _ plan: Plan) async throws -> RepositoryInventory {
            let inspection = InspectRepository(policy: "shop", repository: copy.name)
            return try await lab.elsewhere().result(of: inspection, plan: plan).inventory
        }

        private func close(_ copy: RepositoryCopy) async throws {
            try await lab.archive()
            try await lab.shell("rm -rf '\(copy.path)'")
        }

        @Test func `by count, the oldest full backup goes with its log when a newer one is there`() async throws {
            let (copy, plan) = try await plan("counted", "{full: 1}")
            let old = try await full(copy, plan)
            let before = try await inventory(copy, plan)
            let label = try await full(copy, plan)
            let after = try await inventory(copy, plan)
            try await close(copy)
            #expect(before.backups.map(\.label) == [old])
            #expect(after.backups.map(\.label) == [label])
            #expect(after.verdict == .pass, "\(after.findings)")
            #expect(after.retention?.isKept == true)
            let (first, last) = (try #require(before.log.first), try #require(after.log.first))
            #expect(first.first < last.first)
        }

        @Test func `by time, what is younger stays however many there are`() async throws {
            let (copy, plan) = try await plan("timed", "{days: 1}")
            let old = try await full(copy, plan)
            let label = try await full(copy, plan)
            let after = try await inventory(copy, plan)
            // The same by count: one is too many.
            let counted = try await inventory(copy, try copy.plan { $0.retention = "{full: 1}" })
            try await close(copy)
            #expect(after.backups.map(\.label) == [old, label])
            #expect(after.verdict == .pass, "\(after.findings)")
            #expect(counted.verdict == .fail)
            #expect(counted.findings.map(\.code) == ["inventory.surplus"], "\(counted.findings)")
        }

        @Test func `a backup that somebody removed is missed`() async throws {
            let (copy, plan) = try await plan("robbed", "{full: 3}")
            let old = try await full(copy, plan)
            let label = try await full(copy, plan)
            _ = try await inventory(copy, plan)
            let removed = try await lab.byHand(copy.path, ["expire", "--set=\(old)"])
            let after = try await inventory(copy, plan)
            try await close(copy)
            #expect(removed.succeeded)
            #expect(after.backups.map(\.label) == [label])
            #expect(after.verdict == .fail)
            #expect(after.findings.map(\.code) == ["inventory.lost"], "\(after.findings)")
            #expect(after.findings.first?.text.en.contains(old) == true)
        }
    }
}
