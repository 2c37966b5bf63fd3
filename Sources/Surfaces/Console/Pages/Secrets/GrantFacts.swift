import JSONTree
import Surroundings
import VigieClient

/// A time that somebody was given access in an emergency, and what came of it.
struct GrantFacts: Sendable {
    let index: Int64
    let access: String
    let run: String
    /// As the ledger names people.
    let who: String
    let gives: String
    let incident: String
    let approvedBy: [String]
    let from: Timestamp
    let until: Timestamp
    let ended: (at: Timestamp, cause: String, sessions: Int64?)?
    let review: (by: String, isJustified: Bool, index: Int64)?

    init?(_ entry: EntryView, ended: [EntryView], reviews: [EntryView]) {
        guard let data = entry.data, let run = data["grant"]?.string,
            let from = data["from"]?.string.flatMap(Timestamp.init(rfc3339:)),
            let until = data["until"]?.string.flatMap(Timestamp.init(rfc3339:))
        else { return nil }
        index = entry.index
        self.run = run
        self.from = from
        self.until = until
        access = data["access"]?.string ?? ""
        who = data["who"]?.string ?? ""
        gives = data["gives"]?.string ?? ""
        incident = data["incident"]?.string ?? ""
        approvedBy = (data["approvedBy"]?.array ?? []).compactMap(\.string)
        self.ended = ended.first { $0.data?["grant"]?.string == run }.flatMap { entry in
            guard let data = entry.data else { return nil }
            let at = data["at"]?.string.flatMap(Timestamp.init(rfc3339:)) ?? entry.at
            return (at, data["cause"]?.string ?? "", data["sessions"]?.integer)
        }
        review = reviews.first { $0.data?["grant"]?.string == run }.flatMap { entry in
            entry.data.map { ($0["by"]?.string ?? "", $0["isJustified"]?.bool ?? false, entry.index) }
        }
    }

    /// What has been granted and not ended may be open, whatever its time says.
    var isOpen: Bool { ended == nil }

    /// Whom nothing was handed to, nobody has to look at.
    var neverBegan: Bool { ended?.cause == "never-began" }

    /// Newest first.
    static func all(of client: any Client) async throws -> [GrantFacts] {
        func entries(_ kind: String) async throws -> [EntryView] {
            try await client.entries(EntryQuestion(kind: kind, limit: 40)).items
        }
        let granted = try await entries("access.granted")
        guard !granted.isEmpty else { return [] }
        let (ended, reviews) = (try await entries("access.ended"), try await entries("access.reviewed"))
        return granted.compactMap { GrantFacts($0, ended: ended, reviews: reviews) }
    }
}
