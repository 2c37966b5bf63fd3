/// Runs work that is given up when it takes too long.
enum Deadline {
    /// - Parameter whole: How much time there was in all, where this is what is left of it.
    /// - Throws: `KubernetesError.timedOut`, or what the work throws.
    static func within<Value: Sendable>(
        _ limit: Duration, of whole: Duration? = nil, request: String,
        _ work: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() ?? nil else {
                throw KubernetesError.timedOut(request: request, after: whole ?? limit)
            }
            return value
        }
    }
}
