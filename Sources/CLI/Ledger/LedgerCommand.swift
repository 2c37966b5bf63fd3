import ArgumentParser

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Read and check the record of everything that was measured.",
        subcommands: [
            LedgerList.self, LedgerShow.self, LedgerVerify.self, LedgerCheckpoint.self, LedgerProve.self,
            LedgerExport.self, LedgerRotateKey.self,
        ]
    )
}
