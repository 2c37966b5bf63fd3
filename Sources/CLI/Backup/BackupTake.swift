import ArgumentParser
import VigieBackups
import VigieClient
import VigieEngine
import VigieLedger
import VigiePlan

struct BackupTake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "take", abstract: "Take a backup, now, into each repository of a policy.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var choice: PolicyChoice
    @OptionGroup var repositories: RepositoryChoice

    @Option(help: ArgumentHelp("full, differential or incremental.", valueName: "type"))
    var type = BackupType.incremental

    func run() async throws {
        try await reach.withWorkbench { bench in
            let policy = try await choice.resolve(with: bench.client)
            let procedures = try repositories.resolve(in: policy).map { repository in
                TakeBackup(policy: policy.name, repository: repository, type: type)
            }
            try await bench.perform(procedures, output)
        }
    }
}

extension BackupType: ExpressibleByArgument {}
