import Dispatch
import Glibc
import Synchronization

/// Runs an actor's jobs on a thread of its own.
///
/// libpq blocks the thread that calls it. Dispatch queues will not do: on Linux they share as many threads as there
/// are processors, and so do Swift's tasks; a few slow statements would stand in the way of everything else.
final class BlockingExecutor: SerialExecutor {
    private let inbox = Inbox()

    init() throws(PostgreSQLError) {
        let started = Thread.start { [inbox] in inbox.serve() }
        guard started else { throw .connectionLost(message: "the system has no thread left") }
    }

    deinit {
        inbox.close()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        inbox.add(unsafe Inbox.Entry(job: UnownedJob(job), executor: asUnownedSerialExecutor()))
    }
}

/// The jobs that wait for the thread.
private final class Inbox: Sendable {
    @safe
    struct Entry {
        let job: UnownedJob
        let executor: UnownedSerialExecutor
    }

    private struct State {
        var entries: [Entry] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let arrivals = DispatchSemaphore(value: 0)

    func add(_ entry: Entry) {
        state.withLock { $0.entries.append(entry) }
        arrivals.signal()
    }

    func close() {
        state.withLock { $0.isClosed = true }
        arrivals.signal()
    }

    /// Runs the jobs in order until the inbox is closed and empty.
    func serve() {
        while true {
            arrivals.wait()
            let next = state.withLock { state in
                (entry: state.entries.isEmpty ? nil : state.entries.removeFirst(), isClosed: state.isClosed)
            }
            if let entry = next.entry {
                unsafe entry.job.runSynchronously(on: entry.executor)
            } else if next.isClosed {
                return
            }
        }
    }
}

/// A thread of the operating system.
private enum Thread {
    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }

    /// Starts a thread that ends with `body`; false where the system refuses.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let work = unsafe Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let status = unsafe pthread_create(
            &thread, nil,
            { argument in
                if let argument = unsafe argument {
                    unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
                }
                return nil
            }, work.toOpaque())
        guard status == 0 else {
            unsafe work.release()
            return false
        }
        pthread_detach(thread)
        return true
    }
}
