import Dispatch

/// Runs an actor's jobs on a dispatch queue of its own.
///
/// libpq blocks the thread that calls it. On the threads that Swift's tasks share, a few slow statements would stand
/// in the way of everything else.
final class BlockingExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
