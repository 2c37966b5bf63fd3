import JSONTree
import Quantities
import Surroundings
import VigieClient
import VigiePlan
import Wording

/// What plan and ledger say of a sealed copy of secrets, and of opening it.
struct EscrowFacts: Sendable {
    let name: String
    let directory: String
    let recipients: Int
    /// How often one is made, and how often opening one is practised.
    let interval: Duration?
    let drill: Duration?
    let bundle: Bundle?
    /// Newest first.
    let recoveries: [Recovery]

    struct Bundle: Sendable {
        let index: Int64
        let at: Timestamp
        let file: String
        let secrets: [String]
        let recipients: Int

        init?(_ entry: EntryView) {
            guard let data = entry.data else { return nil }
            index = entry.index
            at = entry.at
            file = data["file"]?.string ?? ""
            secrets = (data["secrets"]?.array ?? []).compactMap { $0["name"]?.string }
            recipients = data["recipients"]?.array?.count ?? 0
        }
    }

    struct Recovery: Sendable {
        let index: Int64
        let at: Timestamp
        /// `drill`, `restore` or `overwrite`.
        let mode: String
        let took: Duration?
        /// How many secrets came out in which state.
        let states: [(name: String, count: Int)]

        init?(_ entry: EntryView) {
            guard let data = entry.data else { return nil }
            index = entry.index
            at = entry.at
            mode = data["mode"]?.string ?? "drill"
            took = data["seconds"]?.span
            let found = (data["secrets"]?.array ?? []).compactMap { $0["state"]?.string }
            states = Dictionary(grouping: found) { $0 }.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
        }

        var isGood: Bool { !states.isEmpty && !states.contains { $0.name == "damaged" } }
    }

    init(_ name: String, source: String, of client: any Client) async throws {
        self.name = name
        let spec = SourceTree(source)?.spec
        directory = spec?["directory"]?.string ?? ""
        interval = ((spec?["every"]?.string).flatMap { try? Duration(quantity: $0) }) ?? .seconds(86_400)
        drill = ((spec?["drill"]?.string).flatMap { try? Duration(quantity: $0) }) ?? .seconds(90 * 86_400)
        let subject = "Escrow/\(name)"
        bundle = try await client.entries(EntryQuestion(kind: "secret.escrow", subject: subject, limit: 1))
            .items.first.flatMap(Bundle.init)
        recoveries = try await client.entries(EntryQuestion(kind: "secret.recovery", subject: subject, limit: 5))
            .items.compactMap(Recovery.init)
        recipients = bundle?.recipients ?? spec?["recipients"]?.array?.count ?? 0
    }
}

/// How well a secrets manager meets a list of needs, beside files alone.
struct ManagerFacts: Sendable {
    let name: String
    let index: Int64
    let at: Timestamp
    let version: String
    let score: Int64
    let baseline: Int64
    let needs: [Need]

    struct Need: Sendable {
        let title: LocalizedText
        let weight: Int64
        /// From 0 to 1.
        let candidate: Double
        let files: Double
        let finding: LocalizedText
    }

    init?(_ entry: EntryView) {
        guard let data = entry.data else { return nil }
        name = data["manager"]?.string ?? entry.subject
        index = entry.index
        at = entry.at
        version = data["version"]?.string ?? ""
        score = data["score"]?.integer ?? 0
        baseline = data["baseline"]?.integer ?? 0
        needs = (data["needs"]?.array ?? []).map { need in
            Need(
                title: need["title"].flatMap { try? $0.decoded() } ?? .init(verbatim: ""),
                weight: need["weight"]?.integer ?? 1, candidate: need["candidate"]?.number ?? 0,
                files: need["files"]?.number ?? 0,
                finding: need["finding"].flatMap { try? $0.decoded() } ?? .init(verbatim: ""))
        }
    }
}
