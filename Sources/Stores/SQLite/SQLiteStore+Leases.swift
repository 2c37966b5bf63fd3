package import Surroundings
package import VigieStore

/// Leases are taken in the same queue as commits, so that one order holds for both.
extension SQLiteStore {
    package func acquireLease(
        _ name: String, holder: String, now: Timestamp, until: Timestamp
    ) async throws(StoreError) -> Lease? {
        try await queue.submit(.acquireLease(name, holder: holder, now: now, until: until)).get().lease
    }

    package func renewLease(_ lease: Lease, until: Timestamp) async throws(StoreError) -> Lease {
        guard let renewed = try await queue.submit(.renewLease(lease, until: until)).get().lease else {
            throw .fenced(lease: lease.name)
        }
        return renewed
    }

    package func leases(prefix: String) async throws(StoreError) -> [Lease] {
        try await read { try LeaseTable.held(prefix: prefix, $0) }
    }
}
