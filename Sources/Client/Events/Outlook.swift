import Surroundings
import VigieEngine
import VigieLedger
import VigieStore

/// What was seen in the store the last time, to tell what is new: whichever process wrote it.
///
/// A look costs next to nothing while nothing is written, and little where little is.
struct Outlook {
    private let store: any Store
    private let ledger: Ledger
    private var version: Int64
    private var entries: Int64
    /// The runs that had not ended.
    private var open: [String: RunRecord] = [:]
    private var newest: String
    private var steps: [String: [Int: StepRecord]] = [:]
    private var positions: [String: Int64] = [:]

    /// More than so many at once are not told one by one.
    private static let most = 500

    /// What is there now is not news.
    init(of store: any Store, ledger: Ledger) async throws {
        self.store = store
        self.ledger = ledger
        version = try await store.dataVersion()
        entries = try await ledger.size()
        newest = try await store.runs(RunQuery(limit: 1)).first?.id ?? ""
        for record in try await store.runs(Self.unfinished) {
            open[record.id] = record
            _ = try await news(of: record)
        }
    }

    /// What happened since the last look.
    mutating func look() async throws -> [ClientEvent.Kind] {
        let current = try await store.dataVersion()
        guard current != version else { return [] }
        version = current
        return try await runNews() + entryNews()
    }

    private static var unfinished: RunQuery {
        RunQuery(statuses: RunStatus.active.map(\.rawValue), limit: most)
    }

    private mutating func runNews() async throws -> [ClientEvent.Kind] {
        let now = try await store.runs(Self.unfinished)
        let began = try await store.runs(RunQuery(limit: Self.most)).prefix { $0.id > newest }
        newest = max(newest, began.first?.id ?? "")
        var records = Dictionary(now.map { ($0.id, $0) }) { first, _ in first }
        for record in began { records[record.id] = record }
        for id in open.keys where records[id] == nil { records[id] = try await store.run(id) }
        var news: [ClientEvent.Kind] = []
        for record in records.values.sorted(by: { $0.id < $1.id }) {
            let isNews = open[record.id] != record
            if isNews || record.state == .running { news += try await self.news(of: record) }
            if isNews { news.append(.run(RunView(brief: record))) }
            if record.state.isEnded {
                forget(record.id)
            } else {
                open[record.id] = record
            }
        }
        return news
    }

    /// The steps and lines of a run that are new.
    private mutating func news(of record: RunRecord) async throws -> [ClientEvent.Kind] {
        let run = RunID(record.id)
        var news: [ClientEvent.Kind] = []
        for step in try await store.steps(of: record.id) where steps[record.id]?[step.sequence] != step {
            steps[record.id, default: [:]][step.sequence] = step
            news.append(.step(run: run, StepView(brief: step)))
        }
        for line in try await store.log(of: record.id, after: positions[record.id] ?? 0, limit: Self.most) {
            positions[record.id] = line.position
            news.append(.log(run: run, LogLineView(line)))
        }
        return news
    }

    private mutating func forget(_ id: String) {
        open[id] = nil
        steps[id] = nil
        positions[id] = nil
    }

    private mutating func entryNews() async throws -> [ClientEvent.Kind] {
        let size = try await ledger.size()
        guard size > entries else { return [] }
        defer { entries = size }
        guard size - entries <= Self.most else { return [.restart] }
        let new = try await ledger.entries(EntryQuery(index: entries, limit: Int(size - entries)))
        return new.map { .entry(EntryView(brief: $0)) } + [.readiness]
    }
}
