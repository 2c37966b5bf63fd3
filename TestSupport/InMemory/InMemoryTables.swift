import MerkleTree
import Surroundings
import VigieStore

/// All that an `InMemoryStore` holds: a value, so that a commit which fails leaves nothing behind.
struct InMemoryTables {
    struct StepKey: Hashable {
        let run: String
        let sequence: Int
    }

    var version: Int64 = 0
    var entries: [StoredEntry] = []
    var entryKeys: [String: Int64] = [:]
    var frontier = MerkleFrontier()
    var runs: [String: RunRecord] = [:]
    var runKeys: [String: String] = [:]
    var steps: [String: [Int: StepRecord]] = [:]
    var signals: [String: [SignalRecord]] = [:]
    var log: [LogLine] = []
    var documents: [DocumentKey: Document] = [:]
    /// Leases that are held.
    var leases: [String: Lease] = [:]
    /// The last epoch of each lease that there ever was.
    var epochs: [String: Int64] = [:]
    var samples: [String: [Timestamp: Double]] = [:]
}

extension InMemoryTables {
    mutating func apply(_ change: Change) throws(StoreError) -> Receipt {
        switch change {
        case .appendEntry(let entry): return append(entry)
        case .insertRun(let run): return try insert(run)
        case .updateRun(let run):
            guard runs.updateValue(run, forKey: run.id) != nil else { throw .missing("run \(run.id)") }
        case .putStep(let step): steps[step.run, default: [:]][step.sequence] = step
        case .postSignal(let signal): post(signal)
        case .appendLog(let lines):
            for var line in lines {
                line.position = Int64(log.count + 1)
                log.append(line)
            }
        case .putDocument(let key, let body, let expecting): return try put(key, body, expecting)
        case .deleteDocument(let key): documents[key] = nil
        case .appendSamples(let new):
            for sample in new {
                guard !sample.value.isNaN else { throw .conflict("a sample of \(sample.series) is no number") }
                samples[sample.series, default: [:]][sample.at] = sample.value
            }
        case .trimSamples(let series, let before):
            samples[series] = samples[series]?.filter { $0.key >= before }
        case .requireLease(let lease): try require(lease)
        case .releaseLease(let lease):
            if holds(lease) { leases[lease.name] = nil }
        }
        return .done
    }

    private mutating func append(_ entry: NewEntry) -> Receipt {
        if let index = entry.key.flatMap({ entryKeys[$0] }) { return .entry(index: index, isNew: false) }
        let index = Int64(entries.count)
        let hash = MerkleHash.leaf(entry.bytes)
        entries.append(StoredEntry(index: index, entry: entry, leafHash: hash))
        frontier.append(leafHash: hash)
        if let key = entry.key { entryKeys[key] = index }
        return .entry(index: index, isNew: true)
    }

    private mutating func insert(_ run: RunRecord) throws(StoreError) -> Receipt {
        if let id = run.idempotencyKey.flatMap({ runKeys[$0] }) { return .run(id: id, isNew: false) }
        guard runs[run.id] == nil else { throw .conflict("run \(run.id) is there already") }
        runs[run.id] = run
        if let key = run.idempotencyKey { runKeys[key] = run.id }
        return .run(id: run.id, isNew: true)
    }

    private mutating func post(_ signal: SignalRecord) {
        let isKnown = signals[signal.run, default: []].contains { $0.name == signal.name && $0.key == signal.key }
        if !isKnown { signals[signal.run, default: []].append(signal) }
    }

    private mutating func put(
        _ key: DocumentKey, _ body: [UInt8], _ expecting: Int64?
    ) throws(StoreError) -> Receipt {
        let current = documents[key]?.version ?? 0
        guard expecting == nil || expecting == current else {
            throw .conflict("document \(key.collection)/\(key.name) has version \(current)")
        }
        documents[key] = Document(key: key, version: current + 1, body: body)
        return .document(version: current + 1)
    }
}

// MARK: - Leases

extension InMemoryTables {
    mutating func acquire(_ name: String, holder: String, now: Timestamp, until: Timestamp) -> Lease? {
        let current = leases[name]
        if let current, current.holder != holder, current.expiresAt > now { return nil }
        let isOwn = current?.holder == holder
        let epoch = isOwn ? current?.epoch ?? 1 : epochs[name, default: 0] + 1
        let lease = Lease(name: name, holder: holder, epoch: epoch, expiresAt: until)
        leases[name] = lease
        epochs[name] = epoch
        return lease
    }

    mutating func renew(_ lease: Lease, until: Timestamp) throws(StoreError) -> Lease {
        try require(lease)
        let renewed = Lease(name: lease.name, holder: lease.holder, epoch: lease.epoch, expiresAt: until)
        leases[lease.name] = renewed
        return renewed
    }

    private func require(_ lease: Lease) throws(StoreError) {
        guard holds(lease) else { throw .fenced(lease: lease.name) }
    }

    private func holds(_ lease: Lease) -> Bool {
        leases[lease.name].map { $0.holder == lease.holder && $0.epoch == lease.epoch } ?? false
    }
}
