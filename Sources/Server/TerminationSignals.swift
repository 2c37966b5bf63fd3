import Dispatch
import Glibc

/// The ways a person or the system asks a process to end: Ctrl-C, `kill`, a closed terminal.
package enum TerminationSignals {
    private static let watched = [SIGINT, SIGTERM, SIGHUP]

    /// Runs `body`, and cancels it at the first such signal; a second one ends the process at once.
    ///
    /// What `body` throws on being cancelled is thrown on, so that a command can still say what it left behind.
    ///
    /// - Parameters:
    ///   - grace: how long `body` may go on after `announce` before it is cancelled.
    ///   - announce: tells `body` to come to its end.
    package static func cancelling<Value: Sendable>(
        grace: Duration = .zero, announce: @escaping @Sendable () -> Void = {},
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let (signals, sources) = listen()
        defer { for source in sources { source.cancel() } }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                for await signal in signals where !Task.isCancelled {
                    restoreDefaultActions()
                    announce()
                    try await Task.sleep(for: grace)
                    throw Interrupted(signal: signal)
                }
                return nil
            }
            return try await firstResult(of: &group)
        }
    }

    /// The body's result. When the signal came first, the body is cancelled and its own end awaited.
    private static func firstResult<Value: Sendable>(
        of group: inout ThrowingTaskGroup<Value?, any Error>
    ) async throws -> Value {
        defer { group.cancelAll() }
        var interruption: Interrupted?
        while let result = await group.nextResult() {
            switch result {
            case .success(let value?): return value
            case .success(nil): continue
            case .failure(let error as Interrupted):
                interruption = error
                group.cancelAll()
            case .failure(let error): throw error is CancellationError ? (interruption ?? error) : error
            }
        }
        throw interruption ?? CancellationError()
    }

    private static func listen() -> (AsyncStream<Int32>, [any DispatchSourceSignal]) {
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        let sources = watched.map { number in
            Glibc.signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
        return (stream, sources)
    }

    private static func restoreDefaultActions() {
        for number in watched { Glibc.signal(number, SIG_DFL) }
    }
}

/// The process was asked to end.
package struct Interrupted: Error, Sendable {
    package let signal: Int32

    /// What the shell expects of a process that ended by a signal.
    package var exitStatus: Int32 { 128 + signal }
}
