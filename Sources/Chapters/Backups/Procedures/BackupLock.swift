/// The names of what only one run at a time may work on.
enum BackupLock {
    /// pgBackRest itself takes one backup of a stanza at a time, whatever the repository.
    static func stanza(of policy: String) -> String { "stanza/\(policy)" }

    static func repository(_ repository: String, of policy: String) -> String { "stanza/\(policy)/\(repository)" }
}
