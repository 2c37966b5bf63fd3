/// On whose behalf something is asked.
package struct Caller: Hashable, Sendable {
    /// As runs and the ledger name it, such as `person/ada`.
    package let actor: String

    package init(actor: String) {
        self.actor = actor
    }
}
