import CLibPQ
import Dispatch
import Synchronization

/// Asks the server to end the statement that is running, from another thread than the one that waits for it.
///
/// A request that comes too late must not hit the next statement: it counts only while its own ticket is current,
/// and the next statement begins only when a request under way has been sent.
final class Canceller: Sendable {
    private struct State {
        /// libpq's handle as a number: a pointer may not be shared, but libpq's own promise is that this one can be.
        let handle: Int
        var ticket = 0
        var isRunning = false
    }

    private let state: Mutex<State>

    init(_ session: Session) {
        let handle = unsafe Int(bitPattern: PQgetCancel(session.handle))
        state = Mutex(State(handle: handle))
    }

    deinit {
        state.withLock { unsafe PQfreeCancel(OpaquePointer(bitPattern: $0.handle)) }
    }

    func begin() -> Int {
        state.withLock { state in
            state.ticket += 1
            state.isRunning = true
            return state.ticket
        }
    }

    func end() {
        state.withLock { $0.isRunning = false }
    }

    func cancel(_ ticket: Int) {
        // Sending the request opens a connection, which must not block the task that cancels.
        DispatchQueue.global().async {
            self.state.withLock { state in
                guard state.isRunning, state.ticket == ticket else { return }
                var reason = [CChar](repeating: 0, count: 256)
                _ = unsafe PQcancel(OpaquePointer(bitPattern: state.handle), &reason, Int32(reason.count))
            }
        }
    }
}
