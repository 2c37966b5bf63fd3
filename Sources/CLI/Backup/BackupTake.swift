import ArgumentParser
import VigieBackups
import VigieEngine
import VigieLedger
import VigiePlan
import VigieServer

struct BackupTake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "take", abstract: "Take a backup, now, into each repository of a policy.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var choice: PolicyChoice
    @OptionGroup var repositories: RepositoryChoice

    @Option(help: ArgumentHelp("full, differential or incremental.", valueName: "type"))
    var type = BackupType.incremental

    func run() async throws {
        try await place.withControlPlane { plane in
            let protection = try choice.resolve(in: plane.plan)
            let procedures = try repositories.resolve(in: protection).map { repository in
                TakeBackup(policy: protection.policy.name, repository: repository, type: type)
            }
            try await plane.perform(procedures, output)
        }
    }
}

extension BackupType: ExpressibleByArgument {}
