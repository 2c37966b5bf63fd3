import ArgumentParser
import VigieBackups
import VigieClient
import VigieEngine
import VigieLedger
import VigiePlan
import Wording

struct BackupProve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Restore a backup elsewhere, look at what came back, and measure RPO and RTO.",
        discussion: """
            Each repository is proven by itself. The copy is made in an empty directory, cut off from the network, and
            removed afterwards; the database itself is left alone.
            """
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var choice: PolicyChoice
    @OptionGroup var repositories: RepositoryChoice

    @Option(help: ArgumentHelp("The report's language: en or fr.", valueName: "language"))
    var lang = Language.english

    func run() async throws {
        let (report, verdict) = try await reach.withWorkbench { bench in
            let policy = try await choice.resolve(with: bench.client)
            var proofs: [ProofReport.Proof] = []
            var verdict = Verdict.pass
            for repository in try repositories.resolve(in: policy) {
                let procedure = ProveBackup(policy: policy.name, repository: repository)
                let run = try await bench.perform(procedure)
                verdict = verdict.worse(run.verdict ?? .inconclusive)
                proofs.append(ProofReport.Proof(run))
            }
            return (ProofReport(proofs: proofs, language: lang), verdict)
        }
        try output.format.present(report)
        try ExitStatus(verdict).exit()
    }
}
