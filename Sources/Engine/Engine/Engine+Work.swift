package import Surroundings
import VigieStore

extension Engine {
    /// Serves until cancelled: takes up runs that are due, starts those of schedules and reactions, keeps watches.
    ///
    /// Returns soon after cancellation, when the steps that were cut off have ended; their runs can be continued.
    package func work(
        observer: (@Sendable (RunEvent) -> Void)? = nil,
        notice: @escaping @Sendable (EngineNotice) -> Void = { _ in }
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await WatchKeeper(engine: self, notice: notice).keep() }
            group.addTask { try await Foreman(engine: self, observer: observer, notice: notice).work() }
            do {
                // Whichever ends first: only when cancelled, or when the store cannot be used at all.
                while try await group.next() != nil {}
            } catch is CancellationError where Task.isCancelled {
                return
            }
        }
    }

    /// Keeps the watches going and executes nothing, until cancelled: for who carries runs out with `perform` meanwhile.
    package func keepWatches(notice: @escaping @Sendable (EngineNotice) -> Void = { _ in }) async throws {
        try await WatchKeeper(engine: self, notice: notice).keep()
    }

    /// Does all that is due now, and returns when nothing is.
    ///
    /// - Returns: when something will be due again by itself.
    @discardableResult
    package func settle(
        observer: (@Sendable (RunEvent) -> Void)? = nil,
        notice: @escaping @Sendable (EngineNotice) -> Void = { _ in }
    ) async throws -> Timestamp? {
        try await Foreman(engine: self, observer: observer, notice: notice).settle()
    }
}
