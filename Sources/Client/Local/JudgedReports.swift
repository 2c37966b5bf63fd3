import Surroundings
import Synchronization
import VigieReadiness

/// Reports that were made lately: the same question by many is answered once.
///
/// A judgement depends on the plan, the ledger and the time. So a report holds for the same plan and the same ledger
/// until the first proof in it lapses, and for a minute at most.
final class JudgedReports: Sendable {
    struct Question: Hashable {
        let plan: String
        let entries: Int64
        /// `nil` for now.
        let instant: Timestamp?
    }

    private struct State {
        var reports: [(question: Question, report: ReadinessReport)] = []
        /// Those who wait for somebody who is working on the same question.
        var waiting: [Question: [AsyncStream<Void>.Continuation]] = [:]
    }

    private static let capacity = 16
    private let state = Mutex(State())

    /// The report, made by `judge` unless there is one that still holds.
    func report(
        _ question: Question, now: Timestamp, judge: () async throws -> ReadinessReport
    ) async throws -> ReadinessReport {
        while true {
            switch look(for: question, at: now) {
            case .found(let report): return report
            case .another(let end): for await _ in end {}
            case .mine:
                defer { finish(question) }
                let report = try await judge()
                keep(report, for: question)
                return report
            }
            try Task.checkCancellation()
        }
    }

    private enum Place {
        case found(ReadinessReport)
        /// Somebody else is working on it; the stream ends when he has ended.
        case another(AsyncStream<Void>)
        case mine
    }

    private func look(for question: Question, at now: Timestamp) -> Place {
        state.withLock { state in
            if let known = state.reports.first(where: { $0.question == question })?.report,
                question.instant != nil || known.holds(at: now)
            {
                return .found(known)
            }
            guard state.waiting[question] != nil else {
                state.waiting[question] = []
                return .mine
            }
            let (end, continuation) = AsyncStream<Void>.makeStream()
            state.waiting[question]?.append(continuation)
            return .another(end)
        }
    }

    private func keep(_ report: ReadinessReport, for question: Question) {
        state.withLock { state in
            state.reports.removeAll { $0.question == question }
            state.reports.append((question, report))
            if state.reports.count > Self.capacity { state.reports.removeFirst() }
        }
    }

    private func finish(_ question: Question) {
        let waiting = state.withLock { $0.waiting.removeValue(forKey: question) } ?? []
        for continuation in waiting { continuation.finish() }
    }
}

extension ReadinessReport {
    /// Whether the same would be said at another instant, as far as anybody looks.
    fileprivate func holds(at now: Timestamp) -> Bool {
        guard now >= at, now < at + .seconds(60) else { return false }
        return assessments.allSatisfy { assessment in
            assessment.judgement.freshUntil.map { now < $0 || $0 <= at } ?? true
        }
    }
}
