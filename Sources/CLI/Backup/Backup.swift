import ArgumentParser

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Back up databases, and prove it by restoring them elsewhere.",
        subcommands: [
            BackupPrepare.self, BackupTake.self, BackupProve.self, BackupList.self, BackupShow.self,
        ]
    )
}
