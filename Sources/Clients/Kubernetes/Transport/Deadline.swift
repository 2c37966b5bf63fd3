/// Runs work that is given up when it takes too long.
enum Deadline {
    /// - Parameters:
    ///   - whole: How much time there was in all, where this is what is left of it.
    ///   - late: Gets what the work came by although nobody waits for it any more: to be closed, if it has to be.
    /// - Throws: `KubernetesError.timedOut`, or what the work throws.
    static func within<Value: Sendable>(
        _ limit: Duration, of whole: Duration? = nil, request: String, late: (Value) -> Void = { _ in },
        _ work: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                return nil
            }
            do {
                guard let value = try await group.next() ?? nil else {
                    throw KubernetesError.timedOut(request: request, after: whole ?? limit)
                }
                group.cancelAll()
                return value
            } catch {
                group.cancelAll()
                while let rest = await group.nextResult() {
                    if case .success(let value?) = rest { late(value) }
                }
                throw error
            }
        }
    }
}
