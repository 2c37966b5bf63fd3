import Surroundings

/// Work that may not take for ever.
enum Deadline {
    /// - Throws: `APIError.tooSlow` when the work was not done in time; it is cancelled then.
    static func within<Value: Sendable>(
        _ span: Duration, clock: any WallClock, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await work() }
            group.addTask {
                try await clock.sleep(for: span)
                throw APIError.tooSlow(span)
            }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
