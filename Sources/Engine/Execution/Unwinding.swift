import JSONTree
import VigieStore

/// Takes back what a run did that has ended without a result: its undo closures, the latest first.
struct Unwinding: Sendable {
    let journal: Journal

    /// Undoes everything; an undo that fails is recorded, and the others still run.
    func unwind(_ outcome: Outcome) async throws -> Outcome {
        let undos = journal.with(\.undos)
        guard !undos.isEmpty else { return outcome }
        try await mark(outcome)
        var failed: [String] = []
        for undo in undos.reversed() {
            let work = StepWork(
                name: "undo \(undo.step)", kind: .undo, retry: undo.retry, timeout: undo.timeout, journal: journal
            ) { context in
                try await undo.body(context)
                return Nothing()
            }
            do {
                _ = try await work.value()
            } catch is StepFailure {
                failed.append(undo.step)
            }
        }
        return outcome.withFailedUndos(failed)
    }

    /// Makes durable that the run has turned back, so that a replay turns back at the same place.
    private func mark(_ outcome: Outcome) async throws {
        guard case .open(let sequence, _) = try await journal.enter("undo", .unwind) else { return }
        var row = journal.row("undo", .unwind, sequence)
        row.problem = outcome.problem?.json
        try await journal.finish(&row, result: JSONValue(encoding: outcome.scrubbed(journal.scrubber)))
    }
}
