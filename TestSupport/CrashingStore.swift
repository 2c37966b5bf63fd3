package import Surroundings
import Synchronization
package import VigieStore

/// A store whose process is killed at a chosen write: from then on nothing that belongs to it can act any more.
package final class CrashingStore: Store {
    package enum Moment: String, Sendable, CaseIterable {
        /// Before the write reaches the disk.
        case before
        /// After it did, but before anybody was told.
        case after
    }

    private struct State {
        var writes = 0
        var reads = 0
        var isDead = false
        var isCutOff = false

        var refusal: StoreError? {
            if isDead { return .unavailable("the process was killed") }
            return isCutOff ? .unavailable("the store is out of reach") : nil
        }
    }

    private let inner: any Store
    private let moment: Moment
    private let fatal: Int?
    private let delay: @Sendable ([Change]) async -> Void
    private let state = Mutex(State())

    /// - Parameters:
    ///   - fatal: which write kills, from 1; none if absent, which counts the writes.
    ///   - delay: what a change has to wait for before it is written.
    package init(
        _ inner: any Store, dyingAt fatal: Int? = nil, _ moment: Moment = .before,
        delay: @escaping @Sendable ([Change]) async -> Void = { _ in }
    ) {
        self.delay = delay
        self.inner = inner
        self.fatal = fatal
        self.moment = moment
    }

    /// How many writes and reads there were.
    package var writes: Int { state.withLock(\.writes) }
    package var reads: Int { state.withLock(\.reads) }
    package var isDead: Bool { state.withLock(\.isDead) }

    /// Puts the store out of reach, or within it again.
    package func cutOff(_ isCutOff: Bool = true) {
        state.withLock { $0.isCutOff = isCutOff }
    }

    package func commit(_ changes: [Change]) async throws(StoreError) -> [Receipt] {
        await delay(changes)
        return try await write { () async throws(StoreError) in try await inner.commit(changes) }
    }

    package func acquireLease(
        _ name: String, holder: String, now: Timestamp, until: Timestamp
    ) async throws(StoreError) -> Lease? {
        try await write { () async throws(StoreError) in
            try await inner.acquireLease(name, holder: holder, now: now, until: until)
        }
    }

    package func renewLease(_ lease: Lease, until: Timestamp) async throws(StoreError) -> Lease {
        try await write { () async throws(StoreError) in try await inner.renewLease(lease, until: until) }
    }

    private func write<Value: Sendable>(
        _ body: () async throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        if let refusal = state.withLock(\.refusal) { throw refusal }
        let isFatal = state.withLock { state in
            state.writes += 1
            if state.writes == fatal { state.isDead = true }
            return state.writes == fatal
        }
        guard isFatal else { return try await body() }
        if moment == .after { _ = try await body() }
        throw state.withLock(\.refusal) ?? .unavailable("")
    }

    private func beginReading() throws(StoreError) {
        let refusal = state.withLock { state in
            state.reads += 1
            return state.refusal
        }
        if let refusal { throw refusal }
    }
}

// MARK: - Reading

extension CrashingStore {
    package func ledgerHead() async throws(StoreError) -> LedgerHead {
        try beginReading()
        return try await inner.ledgerHead()
    }

    package func entries(_ query: EntryQuery) async throws(StoreError) -> [StoredEntry] {
        try beginReading()
        return try await inner.entries(query)
    }

    package func leafHashes(_ range: Range<Int64>) async throws(StoreError) -> [[UInt8]] {
        try beginReading()
        return try await inner.leafHashes(range)
    }

    package func run(_ id: String) async throws(StoreError) -> RunRecord? {
        try beginReading()
        return try await inner.run(id)
    }

    package func runs(_ query: RunQuery) async throws(StoreError) -> [RunRecord] {
        try beginReading()
        return try await inner.runs(query)
    }

    package func steps(of run: String) async throws(StoreError) -> [StepRecord] {
        try beginReading()
        return try await inner.steps(of: run)
    }

    package func signals(of run: String) async throws(StoreError) -> [SignalRecord] {
        try beginReading()
        return try await inner.signals(of: run)
    }

    package func log(of run: String, after position: Int64, limit: Int) async throws(StoreError) -> [LogLine] {
        try beginReading()
        return try await inner.log(of: run, after: position, limit: limit)
    }

    package func document(_ key: DocumentKey) async throws(StoreError) -> Document? {
        try beginReading()
        return try await inner.document(key)
    }

    package func documents(in collection: String) async throws(StoreError) -> [Document] {
        try beginReading()
        return try await inner.documents(in: collection)
    }

    package func leases(prefix: String) async throws(StoreError) -> [Lease] {
        try beginReading()
        return try await inner.leases(prefix: prefix)
    }

    package func samples(
        series: String, from: Timestamp, to: Timestamp, limit: Int
    ) async throws(StoreError) -> [Sample] {
        try beginReading()
        return try await inner.samples(series: series, from: from, to: to, limit: limit)
    }

    package func latestSample(series: String) async throws(StoreError) -> Sample? {
        try beginReading()
        return try await inner.latestSample(series: series)
    }

    package func dataVersion() async throws(StoreError) -> Int64 {
        try beginReading()
        return try await inner.dataVersion()
    }

    package func close() async throws(StoreError) {
        try await inner.close()
    }
}
