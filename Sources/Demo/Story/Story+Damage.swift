import TerminalOutput
import VigieBackups
import VigieLedger
import VigieServer
import Wording

extension Story {
    /// Act 5: what a proof is worth, shown on copies of a repository that were damaged.
    ///
    /// - Returns: Whether the proof found all of it.
    func damageBackups(with vigie: ControlPlane) async throws -> Bool {
        narrator.act(5, "What a proof is worth", "Two copies of the repository in Paris, each with a small damage.")
        let flipped = try await copyParis(as: "flipped-bit")
        narrator.line("   " + narrator.ink(.bold, "One bit flipped: ") + (try flipped.flipBit()))
        let foundBit = try await judge(flipped, named: "flipped-bit", restoringByHand: false, with: vigie)

        let gap = try await copyParis(as: "missing-segment")
        let segment = try gap.removeSegment(after: try await lastSegmentOfBackup(in: vigie))
        narrator.line("   " + narrator.ink(.bold, "One file of the write-ahead log gone: ") + segment)
        let foundGap = try await judge(gap, named: "missing-segment", restoringByHand: true, with: vigie)
        return foundBit && foundGap
    }

    private func copyParis(as name: String) async throws -> RepositoryCopy {
        try await RepositoryCopy.make(
            of: directory.regions + "/paris", at: directory.damaged + "/" + name, stanza: "shop",
            as: directory.account)
    }

    /// What pgBackRest says of the copy, and what the proof finds.
    private func judge(
        _ copy: RepositoryCopy, named name: String, restoringByHand: Bool, with vigie: ControlPlane
    ) async throws -> Bool {
        let hand = ByHand(
            repository: copy.path, stanza: copy.stanza, account: directory.account, scratch: directory.damaged)
        var answers = [try await hand.info(), try await hand.verify()]
        if restoringByHand { answers.append(try await hand.restore(into: directory.damaged + "/by-hand")) }
        var table = Table(.init(""), .init(""))
        for answer in answers { table.add(answer.command, answer.said) }
        narrator.block(table.text)
        let proof = try await prove(copy, named: name, with: vigie)
        let reasons = proof.findings.filter { $0.verdict == .fail }.map(\.text.en)
        narrator.block(
            "vigie backup prove  " + VerdictWord(proof.verdict).text(narrator.isColoured) + "\n"
                + reasons.map { "  " + $0 }.joined(separator: "\n"))
        return proof.verdict == .fail
    }

    private func prove(
        _ copy: RepositoryCopy, named name: String, with vigie: ControlPlane
    ) async throws -> RestoreProof {
        let texts = ExamplePlan.written(for: cluster).files.filter { $0.name != "backups.yaml" }.map {
            ($0.name, $0.text)
        }
        let check = PlanCheck.syntax(texts: texts + [("damaged.yaml", DamagedPlan(name: name, copy: copy).text)])
        let other = ControlPlane(settings: vigie.settings, plan: try check.validPlan, records: vigie.records)
        let progress = narrator.progress()
        defer { progress.finish() }
        return try await result(
            of: ProveBackup(policy: DamagedPlan.policy, repository: name), with: other, "proving the copy", progress
        ).proof
    }

    /// The last segment that the newest backup needs itself; what comes after it is the log up to now.
    private func lastSegmentOfBackup(in vigie: ControlPlane) async throws -> String {
        let taken = try await vigie.ledger.all(BackupTaken.self, limit: 10)
        return taken.first { $0.evidence.repository == "paris" }?.evidence.backup.lastSegment.description ?? ""
    }
}
