package import JSONTree

/// What is to be run.
package struct RunOrder: Hashable, Codable, Sendable {
    /// A name of `procedures()`.
    package let procedure: String
    /// As its schema says.
    package let input: JSONValue
    /// Where the same caller used it before for the same, nothing is started and the earlier run is returned.
    package let idempotencyKey: String?

    package init(procedure: String, input: JSONValue, idempotencyKey: String? = nil) {
        self.procedure = procedure
        self.input = input
        self.idempotencyKey = idempotencyKey
    }
}

/// A run that was asked for.
package struct StartedRun: Hashable, Codable, Sendable {
    package let run: RunView
    /// Whether it had been started before, with the same idempotency key.
    package let wasKnown: Bool

    package init(run: RunView, wasKnown: Bool) {
        self.run = run
        self.wasKnown = wasKnown
    }
}

/// A person's word on what a run is about to do.
package struct Decision: Hashable, Codable, Sendable {
    /// Of exactly what will be done, as the approval request gives it.
    package let digest: String
    package let comment: String?

    package init(digest: String, comment: String? = nil) {
        self.digest = digest
        self.comment = comment
    }
}
