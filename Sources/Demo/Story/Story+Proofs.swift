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
        for repository in ["paris", "frankfurt"] {
            let proof = try await run(
                ProveBackup(policy: "shop", repository: repository), with: vigie, "restoring from \(repository)"
            ) { result in
                "restored from \(repository), \(result.proof.isolation?.text.en ?? "and not started")"
            }.proof
            narrator.block(ProofCard(proof: proof, isColoured: narrator.isColoured).text)
            if let recovered = proof.rowCounts["public.orders"] {
                let now = data.orders + customers.count
                narrator.remark("The copy has \(figure(Int(recovered))) orders; the shop has \(figure(now)) by now.")
            }
            verdicts.insert(proof.verdict)
        }
        return verdicts == [.pass] ? .pass : .fail
    }

    private func figure(_ number: Int) -> String { LocalizedText(integer: number).en }
}
