import TerminalOutput
import VigieBackups
import VigieLedger
import VigieServer
import Wording

extension Story {
    /// Act 4: the backups restored elsewhere, and looked at.
    func proveBackups(with vigie: ControlPlane, _ customers: OrderWriter) async throws -> Verdict {
        narrator.act(
            4, "A proof", "Each region's backup restored into an empty directory, to a moment ago, and looked at.")
        var verdicts: Set<Verdict> = []
        for region in Self.regions {
            let proof = try await prove(region, with: vigie)
            let place = proof.isolation?.text.en ?? "but it was not started"
            narrator.verdict(proof.verdict, "restored from \(region), \(place)")
            narrator.block(ProofCard(proof: proof, isColoured: narrator.isColoured).text)
            if let recovered = proof.rowCounts["public.orders"] {
                let now = data.orders + customers.count
                narrator.remark("The copy has \(figure(Int(recovered))) orders; the shop has \(figure(now)) by now.")
            }
            verdicts.insert(proof.verdict)
        }
        return verdicts == [.pass] ? .pass : .fail
    }

    private func prove(_ region: String, with vigie: ControlPlane) async throws -> RestoreProof {
        let progress = narrator.progress()
        defer { progress.finish() }
        return try await result(
            of: ProveBackup(policy: Self.policy, repository: region), with: vigie, "restoring from \(region)", progress
        ).proof
    }

    func figure(_ number: Int) -> String { LocalizedText(integer: number).en }
}
