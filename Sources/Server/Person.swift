import Tools

/// Who sits before the command line.
package enum Person {
    /// The account's name. `VIGIE_PERSON` tells people apart who share an account, and says who of the plan they are.
    ///
    /// Runs and the ledger never hold it: the vault makes a pseudonym of it when something is done.
    package static var name: String {
        Tool.environmentVariable("VIGIE_PERSON") ?? Account.current.name
    }
}
