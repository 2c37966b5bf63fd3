package import Surroundings

/// One thing to write. A `commit` applies a list of them, or nothing.
package enum Change: Sendable {
    /// Adds a leaf to the ledger. A `key` that was used before adds nothing and returns the earlier index.
    case appendEntry(NewEntry)
    /// Adds a run. An `idempotencyKey` that was used before adds nothing and returns the earlier run.
    case insertRun(RunRecord)
    /// Replaces a run's row; throws `.missing` if there is none.
    case updateRun(RunRecord)
    /// Adds or replaces the step with this run and sequence.
    case putStep(StepRecord)
    /// Adds a signal. A name that was posted with the same `key` before adds nothing.
    case postSignal(SignalRecord)
    /// Adds lines; the store numbers them.
    case appendLog([LogLine])
    /// Writes a document. `expecting` is the version it must have now (0: must not exist; `nil`: whatever it is);
    /// otherwise `.conflict`.
    case putDocument(DocumentKey, body: [UInt8], expecting: Int64?)
    /// Removes a document, so that its bytes cannot be read from the files any more; does nothing if there is none.
    ///
    /// While another process still reads an older state the bytes stay for it; they go with the next commit after.
    /// One that is written again begins at version 1.
    case deleteDocument(DocumentKey)
    /// Adds samples; one with the same series and time is replaced. Their values must be numbers, not NaN.
    case appendSamples([Sample])
    /// Removes the samples of a series that are older.
    case trimSamples(series: String, before: Timestamp)
    /// Fails the whole commit with `.fenced` unless this lease is held with this epoch (lapsed or not).
    case requireLease(Lease)
    /// Gives the lease back; does nothing if it has been taken over.
    case releaseLease(Lease)
}

/// What became of a change.
package enum Receipt: Hashable, Sendable {
    case done
    /// `isNew` is false where the key had been used before.
    case entry(index: Int64, isNew: Bool)
    case run(id: String, isNew: Bool)
    case document(version: Int64)
}
