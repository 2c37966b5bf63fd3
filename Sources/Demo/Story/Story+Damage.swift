import Surroundings
import TerminalOutput
import VigieBackups
import VigieLedger
import VigieServer
import Wording

extension Story {
    /// Act 5: what a proof is worth, shown on copies of a repository that were damaged.
    ///
    /// - Returns: Whether the proof found all of it.
    func damageBackups(with vigie: ControlPlane, _ customers: OrderWriter) async throws -> Bool {
        narrator.act(5, "What a proof is worth", "Two copies of the repository in Paris, each with a small damage.")
        let flipped = try await copyParis(as: "flipped-bit")
        narrator.line("   " + narrator.ink(.bold, "One bit flipped") + "  " + (try flipped.flipBit()))
        try await askByHand(flipped)
        let foundBit = try await isFound(in: flipped, named: "flipped-bit", with: vigie)

        let gap = try await copyParis(as: "missing-segment")
        let segment = try gap.removeSegment(after: try await lastSegmentOfBackup(in: vigie))
        narrator.line("   " + narrator.ink(.bold, "One file of the log gone") + "  " + segment)
        try await askByHand(gap)
        try await restoreByHand(gap, customers)
        let foundGap = try await isFound(in: gap, named: "missing-segment", with: vigie)
        return foundBit && foundGap
    }

    private func copyParis(as name: String) async throws -> RepositoryCopy {
        try await RepositoryCopy.make(
            of: directory.regions + "/paris", at: directory.damaged + "/" + name, stanza: "shop",
            as: directory.account)
    }

    /// What pgBackRest says of the copy.
    private func askByHand(_ copy: RepositoryCopy) async throws {
        let hand = hand(on: copy)
        say(try await hand.info())
        say(try await hand.verify())
    }

    /// What most people would take for a restore that succeeded.
    private func restoreByHand(_ copy: RepositoryCopy, _ customers: OrderWriter) async throws {
        let path = directory.damaged + "/by-hand"
        let orders = data.orders + customers.count
        let answer = try await hand(on: copy).restore(into: path)
        say(answer)
        guard answer.succeeded else { return }
        let shop = try await RestoredByHand(path: path, cluster: cluster, world: world).look()
        let age = LocalizedText(span: world.now() - shop.newestOrder).en
        say("and started", "it answers: \(figure(shop.orders)) of \(figure(orders)) orders, the newest \(age) old")
    }

    private func hand(on copy: RepositoryCopy) -> ByHand {
        ByHand(repository: copy.path, stanza: copy.stanza, account: directory.account, scratch: directory.damaged)
    }

    /// Whether the proof says that the copy is bad, with its reason.
    private func isFound(in copy: RepositoryCopy, named name: String, with vigie: ControlPlane) async throws -> Bool {
        let proof = try await prove(copy, named: name, with: vigie)
        say("vigie backup prove", VerdictWord(proof.verdict).text(narrator.isColoured))
        for finding in proof.findings where finding.verdict == .fail { narrator.paragraph(finding.text.en, indent: 7) }
        return proof.verdict == .fail
    }

    private func say(_ answer: ByHand.Answer) {
        say(answer.command, answer.said)
    }

    private func say(_ command: String, _ said: String) {
        narrator.line("     " + command.padded(to: 20) + said)
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

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
