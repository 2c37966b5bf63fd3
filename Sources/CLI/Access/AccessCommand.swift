import ArgumentParser

struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Who may do what, how the first person comes in, and who gets in when it burns.",
        subcommands: [
            AccessList.self, AccessSetup.self, AccessRequest.self, AccessCollect.self, AccessApprove.self,
            AccessEnd.self, AccessReview.self, AccessGrants.self, AccessEnvelope.self,
        ]
    )
}
