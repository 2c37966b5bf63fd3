package import Surroundings
package import VigieStore

extension Ledger {
    package func entries(_ query: EntryQuery = EntryQuery()) async throws -> [LedgerEntry] {
        var query = query
        if let horizon { query.to = min(query.to ?? horizon, horizon) }
        return try await store.entries(query).map { stored throws(LedgerError) in try LedgerEntry(stored) }
    }

    /// The ledger as its queries would have answered at an instant: what was recorded then or later is not seen.
    package func asOf(_ instant: Timestamp) -> Ledger {
        var ledger = self
        ledger.horizon = min(horizon ?? instant, instant)
        return ledger
    }

    /// The entry with this index.
    package func entry(_ index: Int64) async throws -> LedgerEntry {
        let found = try await store.entries(EntryQuery(index: index, limit: 1))
        guard let stored = found.first, stored.index == index else { throw LedgerError.notFound(index: index) }
        return try LedgerEntry(stored)
    }

    /// How many entries there are.
    package func size() async throws -> Int64 {
        try await store.ledgerHead().size
    }

    /// The newest fact of a kind, about a subject where one is given.
    package func latest<E: Evidence>(
        _ type: E.Type, subject: String? = nil
    ) async throws -> (entry: LedgerEntry, evidence: E)? {
        try await all(type, subject: subject, limit: 1).first
    }

    /// The facts of a kind, newest first.
    package func all<E: Evidence>(
        _ type: E.Type, subject: String? = nil, since: Timestamp? = nil, limit: Int = 1000
    ) async throws -> [(entry: LedgerEntry, evidence: E)] {
        let query = EntryQuery(kind: E.kind, subject: subject, from: since, order: .newestFirst, limit: limit)
        return try await entries(query).map { entry in (entry, try entry.evidence(as: E.self)) }
    }
}
