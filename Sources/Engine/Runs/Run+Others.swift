extension Run {
    /// All that was written of another run, as it is now; to be asked within a step.
    package func history(of other: RunID) async throws -> RunHistory {
        try await RunHistory(of: other, in: journal.store)
    }
}
