import ArgumentParser

struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Accounts that are kept here, for people of the plan.",
        discussion: "What somebody may do stands in the plan; an account is only how they prove who they are.",
        subcommands: [
            PersonList.self, PersonAdd.self, PersonPassword.self, PersonForgetFactor.self, PersonDisable.self,
            PersonEnable.self, PersonForget.self,
        ]
    )
}
