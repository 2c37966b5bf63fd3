import JSONTree
import Surroundings
import Synchronization
import VigieLedger
import VigieStore
import Wording

/// Starts what follows from new entries of the ledger, once for each entry however many processes look.
final class Reactor: Sendable {
    /// How far the ledger was looked through; a document.
    private struct Cursor: Codable {
        var next: Int64
        /// Where each reaction was seen first: it is not about what was before it.
        var since: [String: Int64]
    }

    /// The cursor, and the version its document has.
    private struct Position {
        var cursor: Cursor
        var version: Int64
    }

    private static let document = DocumentKey("engine", "reactions")
    private static let batch = 256

    private let engine: Engine
    private let notice: @Sendable (EngineNotice) -> Void
    private let position = Mutex<Position?>(nil)

    init(engine: Engine, notice: @escaping @Sendable (EngineNotice) -> Void) {
        self.engine = engine
        self.notice = notice
    }

    /// Looks at what is new.
    func tick() async throws {
        guard !engine.reactions.isEmpty else { return }
        while var position = try await current() {
            let entries = try await engine.ledger.entries(
                EntryQuery(index: position.cursor.next, limit: Self.batch))
            guard let last = entries.last else { return }
            var (changes, concerned) = ([Change](), false)
            for entry in entries {
                for reaction in engine.reactions where reaction.kind == entry.kind {
                    guard entry.index >= position.cursor.since[reaction.name] ?? .max else { continue }
                    concerned = true
                    changes += try await runs(reaction, entry).map { .insertRun($0) }
                }
            }
            position.cursor.next = last.index + 1
            // Entries that concern nobody are not worth a write: they are passed over again after a restart.
            try await move(to: position, changes, write: concerned)
        }
    }

    private func runs(_ reaction: Reaction, _ entry: LedgerEntry) async throws -> [RunRecord] {
        do {
            let procedures = try reaction.start(entry, engine.plan)
            if procedures.isEmpty { return [] }
            let depth = try await depth(of: entry)
            guard depth < engine.settings.reactionDepth else {
                notice(.reactionStopped(reaction.name, entry: entry.index, depth: depth))
                return []
            }
            let cause = "\(Self.causePrefix)\(reaction.name)/\(entry.index)"
            return try procedures.enumerated().map { offset, procedure in
                try engine.record(of: procedure, cause: cause, key: offset == 0 ? cause : "\(cause)/\(offset)")
            }
        } catch let error as StoreError {
            throw error
        } catch {
            notice(.reactionFailed(reaction.name, entry: entry.index, error.asProblem))
            return []
        }
    }

    // MARK: Chains

    private static let causePrefix = "reaction/"

    /// How many reactions in a row have led to this entry.
    private func depth(of entry: LedgerEntry) async throws -> Int {
        var (entry, depth) = (entry, 0)
        while depth < engine.settings.reactionDepth {
            guard let id = entry.run, let run = try await origin(of: id), run.cause.hasPrefix(Self.causePrefix),
                let index = run.cause.split(separator: "/").last.flatMap({ Int64($0) })
            else { break }
            depth += 1
            entry = try await engine.ledger.entry(index)
        }
        return depth
    }

    /// The first of the runs that asked for one another.
    private func origin(of id: String) async throws -> RunRecord? {
        guard var run = try await engine.store.run(id) else { return nil }
        while let parent = run.parent, let earlier = try await engine.store.run(parent) { run = earlier }
        return run
    }

    // MARK: The cursor

    private func current() async throws -> Position? {
        if let known = position.withLock(\.self) { return known }
        let size = try await engine.store.ledgerHead().size
        var position = Position(cursor: Cursor(next: size, since: [:]), version: 0)
        if let document = try await engine.store.document(Self.document) {
            position.cursor = try JSONValue(parsing: document.body).decoded()
            position.version = document.version
        }
        let new = engine.reactions.filter { position.cursor.since[$0.name] == nil }
        for reaction in new { position.cursor.since[reaction.name] = size }
        try await move(to: position, [], write: !new.isEmpty)
        return self.position.withLock(\.self)
    }

    private func move(to target: Position, _ changes: [Change], write: Bool) async throws {
        var target: Position? = target
        if write, let wanted = target {
            let body = try JSONValue(encoding: wanted.cursor).canonical
            let receipts = try await engine.store.commitUnlessConflict(
                [.putDocument(Self.document, body: body, expecting: wanted.version)] + changes)
            if case .document(let version) = receipts?.first {
                target?.version = version
            } else {
                // Another process was faster: its cursor is read at the next tick.
                target = nil
            }
        }
        position.withLock { [target] in $0 = target }
    }
}
