package import Surroundings
import Synchronization
package import VigieStore

/// A store that is forgotten with the process; for tests, and as the plainest statement of what a store does.
package final class InMemoryStore: Store {
    private let state = Mutex(InMemoryTables())

    package init() {}

    func read<Value: Sendable>(_ body: (InMemoryTables) throws(StoreError) -> Value) throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = state.withLock { state in
            do throws(StoreError) {
                return .success(try body(state))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Changes everything or nothing.
    private func write<Value: Sendable>(
        _ body: (inout InMemoryTables) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = state.withLock { state in
            var changed = state
            do throws(StoreError) {
                let value = try body(&changed)
                state = changed
                state.version += 1
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    package func commit(_ changes: [Change]) async throws(StoreError) -> [Receipt] {
        try write { tables throws(StoreError) in
            var receipts: [Receipt] = []
            for change in changes { receipts.append(try tables.apply(change)) }
            return receipts
        }
    }

    package func acquireLease(
        _ name: String, holder: String, now: Timestamp, until: Timestamp
    ) async throws(StoreError) -> Lease? {
        try write { tables in tables.acquire(name, holder: holder, now: now, until: until) }
    }

    package func renewLease(_ lease: Lease, until: Timestamp) async throws(StoreError) -> Lease {
        try write { tables throws(StoreError) in try tables.renew(lease, until: until) }
    }

    package func close() async throws(StoreError) {}
}
