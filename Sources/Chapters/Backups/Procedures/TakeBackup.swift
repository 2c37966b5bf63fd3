package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Takes a backup into one repository of a policy.
package struct TakeBackup: Procedure, Hashable {
    package static let name: ProcedureName = "backup.take"
    package static let title = LocalizedText(en: "Take a backup", fr: "Faire une sauvegarde")

    package static let steps = [
        Phrase("look at the archiver", fr: "observer l’archivage"), Phrase("back up", fr: "sauvegarder"),
    ]

    package let policy: String
    package let repository: String
    package let type: BackupType

    package init(policy: String, repository: String, type: BackupType) {
        self.policy = policy
        self.repository = repository
        self.type = type
    }

    package var subject: String { "BackupPolicy/\(policy)" }

    package var locks: [String] {
        [BackupLock.stanza(of: policy), BackupLock.repository(repository, of: policy)]
    }

    /// Somebody else's backup of the same stanza ends some time.
    private static let patience = RetryPolicy(
        attempts: 6, firstDelay: .seconds(20), factor: 2, longestDelay: .seconds(300))

    package func perform(in run: Run) async throws -> BackupResult {
        let work = try BackupWork(policy, in: run)
        let number = try work.protection.number(of: repository)
        if work.protection.policy.spec.archiving {
            try await run.step("look at the archiver") { context in
                try await work.conceal(in: context).checkArchiver()
            }
        }
        let attempt = try await run.step("back up", retry: Self.patience) { context in
            try await work.conceal(in: context).attempt(
                type, repository: repository, number: number, key: run.id.rawValue
            ) { context.progress($0, $1) }
        }
        let taken = try attempt.get()
        try await run.record(taken)
        return BackupResult(taken)
    }
}

/// What taking a backup returns.
package struct BackupResult: RunResult, Hashable {
    package let taken: BackupTaken

    package init(_ taken: BackupTaken) {
        self.taken = taken
    }

    package var verdict: Verdict { .pass }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        let (label, type, size) = (taken.backup.label, taken.backup.type.title, taken.backup.stored >> 20)
        return LocalizedText(
            en: "The backup \(label) (\(type.en), \(size) MB) is in \(taken.repository).",
            fr: "La sauvegarde \(label) (\(type.fr), \(size) Mo) est dans \(taken.repository).")
    }
}

extension BackupType {
    package var title: LocalizedText {
        switch self {
        case .full: LocalizedText(en: "full", fr: "complète")
        case .differential: LocalizedText(en: "differential", fr: "différentielle")
        case .incremental: LocalizedText(en: "incremental", fr: "incrémentale")
        }
    }
}
