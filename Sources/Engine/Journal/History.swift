import VigieStore

/// What a run did so far, met again in order by the procedure that is replayed.
///
/// A value that decides and does nothing: the journal acts on its answers.
struct History: Sendable {
    private let rows: [StepRecord]
    /// The place the procedure has come to.
    private(set) var next = 0

    init(_ rows: [StepRecord]) {
        self.rows = rows
    }

    /// What the history says about the step that the procedure asks for.
    enum Answer: Equatable {
        /// Nothing yet.
        case new
        /// It ended, well or badly.
        case known(StepRecord)
        /// It began, or waits.
        case open(StepRecord)
        /// The procedure had ended here; what it asks for beyond does not happen.
        case unwinding
        case diverged(expected: StepRecord)
    }

    /// Looks at the present place without leaving it.
    func answer(to name: String, _ kind: StepKind) -> Answer {
        guard let row = current else { return .new }
        if row.kind == StepKind.unwind.rawValue && kind != .unwind { return .unwinding }
        guard row.name == name && row.kind == kind.rawValue else { return .diverged(expected: row) }
        return row.hasEnded ? .known(row) : .open(row)
    }

    mutating func advance() {
        next += 1
    }

    /// The row at the present place, if the history reaches so far.
    var current: StepRecord? {
        rows.indices.contains(next) ? rows[next] : nil
    }

    /// Whether what the procedure does now was done before.
    var isReplaying: Bool { next < rows.count }

    /// Whether the history goes on after the present place.
    var continuesBeyond: Bool { next + 1 < rows.count }
}

extension StepRecord {
    /// Whether its outcome is known.
    var hasEnded: Bool {
        state == StepState.finished.rawValue || state == StepState.failed.rawValue
    }
}
