extension Run {
    /// Does something to the world, once it is finished never again: its result is remembered.
    ///
    /// - Parameters:
    ///   - name: what it is; names and their order must be the same whenever the procedure is replayed.
    ///   - effect: what may happen when a crash has hidden its outcome.
    ///   - timeout: how long an attempt may take; then its task is cancelled and the attempt has failed.
    ///   - undo: takes it back when the run fails or is cancelled later; performed as a step of its own.
    /// - Throws: `StepFailure` when it has failed for good.
    package func step<Value: Codable & Sendable>(
        _ name: String, _ effect: Effect = .repeatable, retry: RetryPolicy = .none, timeout: Duration? = nil,
        undo: (@Sendable (Value, StepContext) async throws -> Void)? = nil,
        _ body: @escaping @Sendable (StepContext) async throws -> Value
    ) async throws -> Value {
        let work = StepWork(
            name: name, kind: StepKind(effect), retry: retry, timeout: timeout, journal: journal, body: body)
        let value = try await work.value()
        if let undo {
            let entry = Undo(step: name, retry: retry, timeout: timeout) { try await undo(value, $0) }
            journal.with { $0.undos.append(entry) }
        }
        return value
    }

    /// A step without a result.
    package func step(
        _ name: String, _ effect: Effect = .repeatable, retry: RetryPolicy = .none, timeout: Duration? = nil,
        undo: (@Sendable (StepContext) async throws -> Void)? = nil,
        _ body: @escaping @Sendable (StepContext) async throws -> Void
    ) async throws {
        let work = StepWork(name: name, kind: StepKind(effect), retry: retry, timeout: timeout, journal: journal) {
            try await body($0)
            return Nothing()
        }
        _ = try await work.value()
        if let undo {
            let entry = Undo(step: name, retry: retry, timeout: timeout, body: undo)
            journal.with { $0.undos.append(entry) }
        }
    }
}

/// The result of a step that has none.
struct Nothing: Codable, Sendable {}
