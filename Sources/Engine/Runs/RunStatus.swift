package import VigieStore

/// Where a run stands; the words are those of `RunRecord.status`.
package enum RunStatus: String, Codable, Sendable, CaseIterable {
    /// Waits for a worker or for a lock.
    case queued
    case running
    /// Has an alarm set.
    case sleeping
    /// Waits for a signal or for an approval.
    case waiting
    /// A step that must not be repeated was cut off: a person has to say what became of it (`resolve`).
    case uncertain
    /// The procedure is not the one that began the run: a person has to decide (`retry` or `cancel`).
    case diverged
    case cancelled
    /// Has a verdict.
    case finished

    /// Nothing will happen any more.
    package var isEnded: Bool { self == .cancelled || self == .finished }

    /// Nothing will happen before a person acts.
    package var needsPerson: Bool { self == .uncertain || self == .diverged }

    package static let active: [RunStatus] = [.queued, .running, .sleeping, .waiting, .uncertain, .diverged]
}

extension RunRecord {
    /// The status as the engine knows it; one written by a newer engine is left alone like a diverged run.
    package var state: RunStatus { RunStatus(rawValue: status) ?? .diverged }
}
