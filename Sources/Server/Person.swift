import Tools

/// Who sits before the command line.
package enum Person {
    /// The account's name. `VIGIE_PERSON` tells people apart who share an account, and says who of the plan they are.
    package static var name: String {
        Tool.environmentVariable("VIGIE_PERSON") ?? Account.current.name
    }

    /// As runs name them.
    package static var current: String {
        "person/\(name)"
    }
}
