import VigieStore

/// Group commit: requests that arrive while a transaction is being written share the next one.
///
/// There is no task of its own behind it. Whoever comes first leads: it writes its own request and those that wait,
/// hands each its outcome, and makes the first of those that came meanwhile the next leader. So a caller waits for
/// two transactions at the most.
actor CommitQueue {
    private enum Turn: Sendable {
        case done(WriteOutcome.Result)
        case lead
    }

    private struct Waiter {
        let request: WriteRequest
        let continuation: CheckedContinuation<Turn, Never>
    }

    private let writer: Writer
    private var waiting: [Waiter] = []
    private var isLed = false
    /// Of something that was removed, and that somebody was still reading.
    private var hasTraces = false

    init(writer: Writer) {
        self.writer = writer
    }

    func submit(_ request: WriteRequest) async -> WriteOutcome.Result {
        if isLed {
            let turn = await withCheckedContinuation { waiting.append(Waiter(request: request, continuation: $0)) }
            if case .done(let outcome) = turn { return outcome }
        }
        isLed = true
        return await lead(request)
    }

    private func lead(_ request: WriteRequest) async -> WriteOutcome.Result {
        let followers = waiting
        waiting = []
        let result = await writer.write([request] + followers.map(\.request), hasTraces: hasTraces)
        hasTraces = result.leavesTraces
        for (follower, outcome) in zip(followers, result.outcomes.dropFirst()) {
            follower.continuation.resume(returning: .done(outcome))
        }
        if waiting.isEmpty {
            isLed = false
        } else {
            waiting.removeFirst().continuation.resume(returning: .lead)
        }
        return result.outcomes[0]
    }
}
