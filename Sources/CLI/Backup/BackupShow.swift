import ArgumentParser
import VigieBackups
import VigieClient
import VigieLedger
import VigiePlan
import Wording

struct BackupShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the last proof of each repository of a policy.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var choice: PolicyChoice
    @OptionGroup var repositories: RepositoryChoice

    @Option(help: ArgumentHelp("The report's language: en or fr.", valueName: "language"))
    var lang = Language.english

    func run() async throws {
        let report = try await reach.withWorkbench { bench in
            let policy = try await choice.resolve(with: bench.client)
            let names = try repositories.resolve(in: policy)
            let question = EntryQuestion(kind: RestoreProof.kind, subject: policy.identifier, limit: 200)
            let recorded = try await bench.client.entries(question).items.map { entry in
                (run: entry.run, proof: try entry.evidence(as: RestoreProof.self))
            }
            let latest = names.compactMap { name in recorded.first { $0.proof.repository == name } }
            guard !latest.isEmpty else { throw Problem.neverProven(policy.name) }
            let proofs = latest.map { ProofReport.Proof(run: $0.run ?? "–", proof: $0.proof) }
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
