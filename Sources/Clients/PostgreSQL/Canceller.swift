import CLibPQ
import Dispatch
import Synchronization

/// Asks the server to end the statement that is running, from another thread than the one that waits for it.
///
/// A request that comes too late must not hit the next statement: it counts only while its own ticket is current,
/// and the next statement begins only when a request under way has been sent.
final class Canceller: Sendable {
    /// Stands for one statement.
    struct Ticket: Hashable, Sendable {
        fileprivate let number: Int
    }

    private struct State {
        /// libpq's handle as a number: a pointer may not be shared, but libpq promises that this one can be.
        var handle = 0
        var issued = 0
        var running: Ticket?
    }

    private let state = Mutex(State())

    deinit {
        detach()
    }

    func attach(_ session: Session) {
        let handle = unsafe Int(bitPattern: PQgetCancel(session.handle))
        state.withLock { $0.handle = handle }
    }

    func detach() {
        state.withLock { state in
            unsafe PQfreeCancel(OpaquePointer(bitPattern: state.handle))
            state.handle = 0
        }
    }

    func ticket() -> Ticket {
        state.withLock { state in
            state.issued += 1
            return Ticket(number: state.issued)
        }
    }

    func begin(_ ticket: Ticket) {
        state.withLock { $0.running = ticket }
    }

    func end() {
        state.withLock { $0.running = nil }
    }

    /// Asks again until the statement has ended: a request that overtakes its statement is lost.
    func cancel(_ ticket: Ticket) {
        // Sending the request opens a connection, which must not block the task that cancels.
        DispatchQueue.global().async {
            let isRunning = self.state.withLock { state in
                guard state.running == ticket else { return false }
                var reason = [CChar](repeating: 0, count: 256)
                _ = unsafe PQcancel(OpaquePointer(bitPattern: state.handle), &reason, Int32(reason.count))
                return true
            }
            guard isRunning else { return }
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(200)) { self.cancel(ticket) }
        }
    }
}
