package import VigieLedger
package import VigiePlan

/// What follows from an entry of the ledger.
package struct Reaction: Sendable {
    /// Unique; its runs carry it in their cause: `reaction/prove-new-backup/42`.
    package let name: String
    /// The kind of entries it looks at.
    package let kind: String
    /// What to start, if anything.
    package let start: @Sendable (LedgerEntry, Plan) throws -> [any Procedure]

    package init(
        name: String, kind: String, start: @escaping @Sendable (LedgerEntry, Plan) throws -> [any Procedure]
    ) {
        self.name = name
        self.kind = kind
        self.start = start
    }
}
