import VigieStore

/// Group commit: requests that arrive while a transaction is being written share the next one.
///
/// There is no task of its own behind it. Whoever comes first leads: it writes its own request and those that wait,
/// hands each its outcome, and makes the first of those that came meanwhile the next leader. So a caller waits for
/// two transactions at the most.
actor CommitQueue {
    private enum Turn: Sendable {
        case done(Result<WriteOutcome, StoreError>)
        case lead
    }

    private struct Waiter {
        let request: WriteRequest
        let continuation: CheckedContinuation<Turn, Never>
    }

    private let writer: Writer
    private var waiting: [Waiter] = []
    private var isLed = false

    init(writer: Writer) {
        self.writer = writer
    }

    func submit(_ request: WriteRequest) async -> Result<WriteOutcome, StoreError> {
        if isLed {
            let turn = await withCheckedContinuation { waiting.append(Waiter(request: request, continuation: $0)) }
            if case .done(let outcome) = turn { return outcome }
        }
        isLed = true
        return await lead(request)
    }

    private func lead(_ request: WriteRequest) async -> Result<WriteOutcome, StoreError> {
        let followers = waiting
        waiting = []
        let outcomes = await writer.write([request] + followers.map(\.request))
        for (follower, outcome) in zip(followers, outcomes.dropFirst()) {
            follower.continuation.resume(returning: .done(outcome))
        }
        if waiting.isEmpty {
            isLed = false
        } else {
            waiting.removeFirst().continuation.resume(returning: .lead)
        }
        return outcomes[0]
    }
}
