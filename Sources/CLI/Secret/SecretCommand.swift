import ArgumentParser

struct SecretCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret",
        abstract: "Change secrets before they are stolen, and bring them back when they are lost.",
        discussion: "No command shows a value, and none takes one: values go from place to place by themselves.",
        subcommands: [
            SecretList.self, SecretShow.self, SecretInventoryCommand.self, SecretEncryptionCommand.self,
            SecretRotate.self, SecretSync.self, SecretEscrow.self, SecretRecover.self, SecretEvaluate.self,
        ]
    )
}
