import JSONTree
import Surroundings
import VigieLedger
import VigieStore

/// Keeps the outboxes in the store: each a document, changed by whoever comes first.
struct Mailroom: Sendable {
    /// An outbox, and the pace of its channel, while they are changed.
    struct Desk: Sendable {
        var outbox: Outbox
        var pace: Pace
        /// What the ledger is to say of it, in the same commit.
        var entries: [NewEntry] = []
    }

    private static let outboxes = "notify.outboxes"
    private static let paces = "notify.paces"
    private static let patience = 50

    let store: any Store

    /// Changes an outbox. What `body` answers holds only once everything it wrote is durable; it may be asked again.
    ///
    /// - Parameter isCritical: which of a recipient's two outboxes by a channel: what is critical waits behind nothing
    ///   that is not.
    func change<Value: Sendable>(
        _ recipient: Recipient, _ channel: String, isCritical: Bool, _ body: (inout Desk) throws -> Value
    ) async throws -> Value {
        let outbox = DocumentKey(Self.outboxes, "\(recipient)/\(channel)\(isCritical ? "/critical" : "")")
        let pace = DocumentKey(Self.paces, channel)
        for _ in 0..<Self.patience {
            let (box, places) = (try await store.document(outbox), try await store.document(pace))
            let before = Desk(outbox: try read(box) ?? Outbox(), pace: try read(places) ?? Pace())
            var desk = before
            let value = try body(&desk)
            var changes = desk.entries.map { Change.appendEntry($0) }
            if desk.outbox != before.outbox { changes.append(try put(outbox, desk.outbox, after: box)) }
            if desk.pace != before.pace { changes.append(try put(pace, desk.pace, after: places)) }
            if try await isWritten(changes) { return value }
        }
        throw StoreError.conflict("the outbox of \(channel)")
    }

    /// Whether nobody else was faster.
    private func isWritten(_ changes: [Change]) async throws -> Bool {
        guard !changes.isEmpty else { return true }
        do {
            _ = try await store.commit(changes)
            return true
        } catch StoreError.conflict {
            return false
        }
    }

    private func read<Value: Decodable>(_ document: Document?) throws -> Value? {
        guard let document else { return nil }
        return try JSONValue(parsing: document.body).decoded(as: Value.self)
    }

    private func put(_ key: DocumentKey, _ value: some Encodable, after document: Document?) throws -> Change {
        .putDocument(key, body: try JSONValue(encoding: value).canonical, expecting: document?.version ?? 0)
    }
}
