import Surroundings

/// The tallies of strangers: as many as fit, whoever comes.
///
/// Keys are spread over a fixed number of documents by a keyed hash, and each holds a few; where it is full, the one
/// that was quiet longest makes room. So a flood of addresses costs no more than this, and hits nobody in particular.
struct TallyShelf: Codable, Hashable, Sendable {
    static let count = 1024
    private static let width = 8

    struct Entry: Codable, Hashable, Sendable {
        let key: String
        var tally: Tally
    }

    private(set) var entries: [Entry] = []

    subscript(key: String, at now: Timestamp) -> Tally {
        get { entries.first { $0.key == key }?.tally ?? Tally(last: now) }
        set {
            if let index = entries.firstIndex(where: { $0.key == key }) {
                entries[index].tally = newValue
                return
            }
            if entries.count >= Self.width, let quietest = entries.indices.min(by: { rank($0) < rank($1) }) {
                entries.remove(at: quietest)
            }
            entries.append(Entry(key: key, tally: newValue))
        }
    }

    private func rank(_ index: Int) -> Timestamp {
        entries[index].tally.last
    }
}
