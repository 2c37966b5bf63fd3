/// Runs work that is given up when it takes too long.
enum Deadline {
    /// - Throws: `KubernetesError.timedOut`, or what the work throws.
    static func within<Value: Sendable>(
        _ limit: Duration, request: String, _ work: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() ?? nil else {
                throw KubernetesError.timedOut(request: request, after: limit)
            }
            return value
        }
    }
}
