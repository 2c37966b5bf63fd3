import Surroundings
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Proves a repository of a policy: restores its newest backup elsewhere, to an instant just before now, and measures
/// what came back and how long it took.
package struct ProveBackup: Procedure, Hashable {
    package static let name: ProcedureName = "backup.prove"
    package static let title = LocalizedText(
        en: "Prove a backup by restoring it", fr: "Prouver une sauvegarde en la restaurant")

    package static let steps = [
        Phrase("make room", fr: "faire de la place"), Phrase("choose", fr: "choisir la sauvegarde et l’instant"),
        Phrase("fetch", fr: "rapatrier"), Phrase("replay", fr: "rejouer les journaux"),
        Phrase("validate", fr: "vérifier ce qui est revenu"), Phrase("clear away", fr: "débarrasser"),
    ]

    package let policy: String
    package let repository: String

    package init(policy: String, repository: String) {
        self.policy = policy
        self.repository = repository
    }

    package var subject: String { "BackupPolicy/\(policy)" }

    /// A backup into this repository would expire what is being restored.
    package var locks: [String] { [BackupLock.repository(repository, of: policy)] }

    package func perform(in run: Run) async throws -> ProofResult {
        let work = try ProofWork(self, in: run)
        let clearAway: @Sendable (StepContext) async throws -> Void = { _ in try await work.copy.remove() }
        try await run.step("make room", undo: clearAway) { context in
            let removed = try await ScratchSweep(scratch: work.workplace.scratch, store: run.ledger.store).sweep(
                except: run.id.rawValue)
            for copy in removed { context.log("removed the copy that run \(copy) left behind") }
            try await work.copy.create()
        }
        let choice = try await run.step("choose") { context in
            try await work.conceal(in: context).choose { context.progress($0, $1) }
        }
        let (fetch, replay, look) = try await restore(choice, work, in: run)
        try await run.step("clear away") { context in try await clearAway(context) }
        let proof = Self.proof(
            work,
            ProofJudge(
                objectives: work.objectives, interval: work.interval, choice: choice, fetch: fetch, replay: replay,
                look: look))
        try await run.record(proof)
        return ProofResult(proof)
    }

    private func restore(
        _ choice: ProofChoice, _ work: ProofWork, in run: Run
    ) async throws -> (ProofFetch?, ProofReplay?, ProofLook?) {
        guard choice.isPossible else { return (nil, nil, nil) }
        let fetch = try await run.step("fetch") { context in
            try await work.conceal(in: context).fetch(choice) { context.progress($0, $1) }
        }
        guard fetch.findings.isEmpty else { return (fetch, nil, nil) }
        let replay = try await run.step("replay") { context in
            try await work.conceal(in: context).replay(choice) { context.progress($0, $1) }
        }
        guard replay.hasRecovered else { return (fetch, replay, nil) }
        let look = try await run.step("validate") { context in
            try await work.conceal(in: context).look(choice, replay) { context.progress($0, $1) }
        }
        return (fetch, replay, look)
    }

    private static func proof(_ work: ProofWork, _ judge: ProofJudge) -> RestoreProof {
        let repository = work.protection.repositories.first { $0.name == work.repository }
        return RestoreProof(
            repository: work.repository, site: repository?.spec.site?.name, stanza: work.protection.stanza,
            verdict: judge.verdict, findings: judge.findings, objectives: judge.objectives,
            achievedRPO: judge.achievedRPO, achievedRTO: judge.achievedRTO, disasterAt: judge.choice.disasterAt,
            backup: judge.choice.backup, target: judge.choice.target, recovered: judge.look?.recovered,
            phases: judge.phases, isolation: judge.replay?.isolation, log: judge.choice.log,
            assertions: judge.look?.assertions ?? [], rowCounts: judge.look?.rowCounts ?? [:],
            engine: judge.choice.engine)
    }
}

/// What a proof returns: the evidence it recorded, and a sentence.
package struct ProofResult: RunResult, Hashable {
    package let proof: RestoreProof

    package init(_ proof: RestoreProof) {
        self.proof = proof
    }

    package var verdict: Verdict { proof.verdict }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        if let finding = proof.findings.first(where: { $0.verdict != nil }) { return finding.text }
        let rpo = proof.achievedRPO.map { LocalizedText(span: $0.duration) } ?? LocalizedText(verbatim: "?")
        let rto = proof.achievedRTO.map { LocalizedText(span: $0.duration) } ?? LocalizedText(verbatim: "?")
        return LocalizedText(
            en: "Restored from \(proof.repository): RPO \(rpo.en), RTO \(rto.en).",
            fr: "Restauré depuis \(proof.repository) : RPO \(rpo.fr), RTO \(rto.fr).")
    }
}
