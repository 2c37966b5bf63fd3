import ArgumentParser

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Back up databases, and prove it by restoring them elsewhere.",
        subcommands: [
            BackupPrepare.self, BackupTake.self, BackupProve.self, BackupList.self, BackupShow.self,
        ]
    )
}
