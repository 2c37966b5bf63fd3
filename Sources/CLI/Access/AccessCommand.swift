import ArgumentParser

struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: "Who may do what, who can read a cluster's secrets, and who gets in when it burns.",
        subcommands: [
            AccessList.self, AccessSetup.self, AccessAuditCommand.self, AccessImport.self, AccessRequest.self,
            AccessCollect.self, AccessApprove.self, AccessEnd.self, AccessReview.self, AccessGrants.self,
            AccessEnvelope.self,
        ]
    )
}
