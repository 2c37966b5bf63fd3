import Surroundings
import VigieLedger
import VigieStore

/// Records who was refused, without letting whoever is refused fill the ledger.
///
/// The first refusal of a source for a reason is written at once. Those that follow within the window are counted, and
/// the count is written when the window is over. A window has room for so many sources; the rest is counted together.
package actor Refusals {
    private struct Key: Hashable {
        let subject: String
        let action: String
        let reason: String
        let source: String?
    }

    private struct Count {
        var count = 0
        let first: Timestamp
        var last: Timestamp
    }

    private static let room = 100
    package static let window = Duration.seconds(600)
    private static let everybodyElse = Key(subject: "access", action: "any", reason: "many-sources", source: nil)

    private let chronicle: Chronicle
    private var began: Timestamp?
    /// What was seen in this window, and how often since it was last written.
    private var counts: [Key: Count] = [:]

    init(chronicle: Chronicle) {
        self.chronicle = chronicle
    }

    /// Records that somebody was refused. That it could not be recorded does not let them in.
    ///
    /// - Parameter subject: who it was, where that is known: `person/` and a pseudonym.
    package func note(action: String, reason: String, subject: String? = nil, from visit: Visit) async throws {
        try await flush()
        let now = chronicle.world.now()
        let source = try await chronicle.source(Visit(address: visit.home))
        var key = Key(subject: subject ?? "access", action: action, reason: reason, source: source)
        if counts[key] == nil, counts.count >= Self.room { key = Self.everybodyElse }
        if began == nil { began = now }
        if counts[key] == nil {
            counts[key] = Count(first: now, last: now)
            try await write([(key, Count(count: 1, first: now, last: now))])
        } else {
            counts[key]?.count += 1
            counts[key]?.last = now
        }
    }

    /// Writes the counts of a window that is over; those of one that is not, when the program ends.
    package func flush(ending: Bool = false) async throws {
        guard let began, ending || chronicle.world.now() - began >= Self.window || chronicle.world.now() < began else {
            return
        }
        let finished = counts.filter { $0.value.count > 0 }
        counts = [:]
        self.began = nil
        try await write(finished.map { ($0.key, $0.value) })
    }

    private func write(_ refusals: [(Key, Count)]) async throws {
        guard !refusals.isEmpty else { return }
        let changes = try refusals.map { key, count in
            let evidence = AccessRefused(
                action: key.action, reason: key.reason, source: key.source, count: count.count, first: count.first,
                last: count.last)
            return try chronicle.entry(evidence, about: key.subject, by: Chronicle.system)
        }
        _ = try await chronicle.store.commit(changes)
    }
}
