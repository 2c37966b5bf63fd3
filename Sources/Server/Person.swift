import Tools

/// Who sits before the command line.
package enum Person {
    /// `person/` and the account's name. `VIGIE_PERSON` tells people apart who share an account.
    package static var current: String {
        "person/\(Tool.environmentVariable("VIGIE_PERSON") ?? Account.current.name)"
    }
}
