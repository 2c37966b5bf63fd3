import NIOCore
import NIOPosix

/// Work that is done to its end although whoever waits for it was cancelled.
///
/// It is waited for all the same: nothing outlives its scope. Only what tidies up belongs here, and only with an end in
/// sight.
enum Uncancelled {
    static func perform<Value: Sendable>(
        _ work: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        // A future knows nothing of the cancellation of those who wait for it.
        try await MultiThreadedEventLoopGroup.singleton.any().makeFutureWithTask(work).get()
    }
}
