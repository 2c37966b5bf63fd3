import ArgumentParser
import VigieBackups
import VigieLedger
import VigiePlan
import VigieServer
import VigieStore
import Wording

struct BackupShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the last proof of each repository of a policy.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var choice: PolicyChoice
    @OptionGroup var repositories: RepositoryChoice

    @Option(help: ArgumentHelp("The report's language: en or fr.", valueName: "language"))
    var lang = Language.english

    func run() async throws {
        let report = try await place.withControlPlane { plane in
            let protection = try choice.resolve(in: plane.plan)
            let names = try repositories.resolve(in: protection)
            let recorded = try await plane.ledger.all(
                RestoreProof.self, subject: protection.policy.identifier, since: nil, limit: 200)
            let latest = names.compactMap { name in recorded.first { $0.evidence.repository == name } }
            guard !latest.isEmpty else { throw Problem.neverProven(protection.policy.name) }
            let proofs = latest.map { ProofReport.Proof(run: $0.entry.run ?? "–", proof: $0.evidence) }
            return ProofReport(proofs: proofs, language: lang)
        }
        try output.format.present(report)
    }
}

extension Problem {
    fileprivate static func neverProven(_ policy: String) -> Problem {
        Problem(
            code: "backup.never-proven", nature: .inconclusive, title: "Nothing was proven yet.",
            detail: "No backup of the policy \(policy) has been restored so far.", hint: "vigie backup prove \(policy)")
    }
}
