import VigieChapter
package import VigieEngine
package import VigieLedger
package import VigiePlan
package import VigieReadiness

/// The chapter about backups: taken, kept, and proven by restoring them.
package struct Backups: Chapter {
    package static let name = ChapterName.backups

    package init() {}

    package let kinds: [any ResourceSpec.Type] = [Repository.self, BackupPolicy.self]

    package func check(_ plan: Plan, measuredIn ledger: Ledger?) async -> [Diagnostic] {
        await Feasibility(plan: plan, ledger: ledger).diagnostics()
    }

    package let procedures: [any Procedure.Type] = [
        PrepareBackups.self, TakeBackup.self, ProveBackup.self, InspectRepository.self, SweepScratch.self,
    ]

    package let evidence: [any Evidence.Type] = [
        RepositoryInventory.self, CanaryPrepared.self, RestoreProof.self, BackupTaken.self,
    ]

    package func schedules(for plan: Plan) -> [Schedule] {
        let protections = Protection.all(in: plan)
        return protections.isEmpty ? [] : protections.flatMap(\.schedules) + [.sweep]
    }

    package let reactions: [Reaction] = [.inspectAfterBackup]

    package func watches(for plan: Plan) -> [any Watch] {
        let names = Set(Protection.all(in: plan).map(\.database.resource.name))
        return names.sorted().map { CanaryWatch(database: $0) }
    }

    package var controls: [ControlJudge] { ControlJudge.backups }
}
