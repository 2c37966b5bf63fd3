package import Surroundings
package import VigieStore

extension InMemoryStore {
    package func ledgerHead() async throws(StoreError) -> LedgerHead {
        try read { tables in LedgerHead(size: Int64(tables.entries.count), frontier: tables.frontier) }
    }

    package func entries(_ query: EntryQuery) async throws(StoreError) -> [StoredEntry] {
        try read { tables in
            let isAscending = query.order == .ascending
            let found = tables.entries.filter { stored in
                let entry = stored.entry
                let isInPage = query.index.map { isAscending ? stored.index >= $0 : stored.index < $0 } ?? true
                return isInPage && query.kind ?? entry.kind == entry.kind
                    && query.kinds?.contains(entry.kind) ?? true
                    && query.subject ?? entry.subject == entry.subject
                    && (query.run == nil || query.run == entry.run)
                    && entry.at >= query.from ?? entry.at && query.to.map { entry.at < $0 } ?? true
            }
            return Array((isAscending ? found : found.reversed()).prefix(query.limit))
        }
    }

    package func leafHashes(_ range: Range<Int64>) async throws(StoreError) -> [[UInt8]] {
        try read { tables in tables.entries.filter { range.contains($0.index) }.map(\.leafHash) }
    }

    // MARK: Runs

    package func run(_ id: String) async throws(StoreError) -> RunRecord? {
        try read { tables in tables.runs[id] }
    }

    package func runs(_ query: RunQuery) async throws(StoreError) -> [RunRecord] {
        try read { tables in
            let found = tables.runs.values.filter { run in
                query.statuses?.contains(run.status) ?? true
                    && query.procedure ?? run.procedure == run.procedure
                    && query.procedures?.contains(run.procedure) ?? true
                    && query.subject ?? run.subject == run.subject
                    && (query.verdict == nil || query.verdict == run.verdict)
                    && query.before.map { run.id < $0 } ?? true
            }
            return Array(found.sorted { $0.id > $1.id }.prefix(query.limit))
        }
    }

    package func steps(of run: String) async throws(StoreError) -> [StepRecord] {
        try read { tables in (tables.steps[run] ?? [:]).values.sorted { $0.sequence < $1.sequence } }
    }

    package func signals(of run: String) async throws(StoreError) -> [SignalRecord] {
        try read { tables in tables.signals[run] ?? [] }
    }

    package func log(of run: String, after position: Int64, limit: Int) async throws(StoreError) -> [LogLine] {
        try read { tables in
            Array(tables.log.lazy.filter { $0.run == run && $0.position > position }.prefix(limit))
        }
    }

    // MARK: The rest

    package func document(_ key: DocumentKey) async throws(StoreError) -> Document? {
        try read { tables in tables.documents[key] }
    }

    package func documents(in collection: String) async throws(StoreError) -> [Document] {
        try read { tables in
            tables.documents.values.filter { $0.key.collection == collection }.sorted { $0.key.name < $1.key.name }
        }
    }

    package func leases(prefix: String) async throws(StoreError) -> [Lease] {
        try read { tables in
            tables.leases.values.filter { $0.name.hasPrefix(prefix) }.sorted { $0.name < $1.name }
        }
    }

    package func samples(
        series: String, from: Timestamp, to: Timestamp, limit: Int
    ) async throws(StoreError) -> [Sample] {
        try read { tables in
            let found = (tables.samples[series] ?? [:]).filter { from <= $0.key && $0.key < to }
            let sorted = found.sorted { $0.key < $1.key }.prefix(limit)
            return sorted.map { Sample(series: series, at: $0.key, value: $0.value) }
        }
    }

    package func latestSample(series: String) async throws(StoreError) -> Sample? {
        try read { tables in
            let latest = (tables.samples[series] ?? [:]).max { $0.key < $1.key }
            return latest.map { Sample(series: series, at: $0.key, value: $0.value) }
        }
    }

    package func dataVersion() async throws(StoreError) -> Int64 {
        try read { tables in tables.version }
    }
}
