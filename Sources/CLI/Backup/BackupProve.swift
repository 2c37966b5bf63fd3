import ArgumentParser
import VigieBackups
import VigieEngine
import VigieLedger
import VigiePlan
import VigieServer
import VigieStore
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

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var choice: PolicyChoice
    @OptionGroup var repositories: RepositoryChoice

    @Option(help: ArgumentHelp("The report's language: en or fr.", valueName: "language"))
    var lang = Language.english

    func run() async throws {
        let (report, verdict) = try await place.withControlPlane { plane in
            let protection = try choice.resolve(in: plane.plan)
            var proofs: [ProofReport.Proof] = []
            var verdict = Verdict.pass
            for repository in try repositories.resolve(in: protection) {
                let procedure = ProveBackup(policy: protection.policy.name, repository: repository)
                let record = try await plane.perform(procedure)
                verdict = verdict.worse(record.verdict.flatMap(Verdict.init) ?? .inconclusive)
                proofs.append(ProofReport.Proof(record))
            }
            return (ProofReport(proofs: proofs, language: lang), verdict)
        }
        try output.format.present(report)
        try ExitStatus(verdict).exit()
    }
}
