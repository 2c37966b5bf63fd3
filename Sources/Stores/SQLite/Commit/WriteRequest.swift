import Surroundings
import VigieStore

/// Something to write, by itself or together with others in one transaction.
enum WriteRequest: Sendable {
    case changes([Change])
    case acquireLease(String, holder: String, now: Timestamp, until: Timestamp)
    case renewLease(Lease, until: Timestamp)
}

/// What a request that succeeded returns.
struct WriteOutcome: Sendable {
    typealias Result = Swift.Result<WriteOutcome, StoreError>

    var receipts: [Receipt] = []
    var lease: Lease?
}
