import JSONTree
import Surroundings
import VigieClient

/// What was found in one namespace of a cluster: its secrets, who has them, and what is amiss. No value, nor the digest
/// of one.
struct NamespaceFacts: Sendable {
    let index: Int64
    let at: Timestamp
    let cluster: String
    let namespace: String
    let secrets: [Item]
    let findings: [Finding]

    struct Item: Sendable {
        let name: String
        let type: String
        let keys: [String]
        let changedAt: Timestamp?
        /// Such as `Deployment/web`, with how.
        let uses: [(consumer: String, means: String)]
    }

    struct Finding: Sendable {
        /// `unexpected`, `unused`, `plain`, `annotated`.
        let sort: String
        let place: String
        let sign: String?
        /// Why it may stay, if the plan says so.
        let toleratedBecause: String?
    }

    init?(_ entry: EntryView) {
        guard let data = entry.data, let namespace = data["namespace"]?.string else { return nil }
        index = entry.index
        at = entry.at
        cluster = data["cluster"]?.string ?? ""
        self.namespace = namespace
        secrets = (data["secrets"]?.array ?? []).prefix(200).compactMap { item in
            guard let name = item["name"]?.string else { return nil }
            return Item(
                name: name, type: item["type"]?.string ?? "",
                keys: (item["keys"]?.array ?? []).compactMap(\.string),
                changedAt: (item["changedAt"]?.string ?? item["createdAt"]?.string).flatMap(Timestamp.init(rfc3339:)),
                uses: (item["uses"]?.array ?? []).map { ($0["consumer"]?.string ?? "", $0["means"]?.string ?? "") })
        }
        findings = (data["findings"]?.array ?? []).compactMap { finding in
            guard let place = finding["place"]?.string else { return nil }
            return Finding(
                sort: finding["sort"]?.string ?? "", place: place, sign: finding["sign"]?.string,
                toleratedBecause: finding["toleratedBecause"]?.string)
        }
    }

    /// What somebody has to mend.
    var open: [Finding] { findings.filter { $0.toleratedBecause == nil } }

    /// The newest of each namespace, those with something amiss first.
    static func newest(in entries: [EntryView]) -> [NamespaceFacts] {
        var known: [String: NamespaceFacts] = [:]
        for facts in entries.compactMap(NamespaceFacts.init) {
            let name = "\(facts.cluster)/\(facts.namespace)"
            if known[name] == nil { known[name] = facts }
        }
        return known.values.sorted {
            ($0.open.isEmpty ? 1 : 0, $0.cluster, $0.namespace) < ($1.open.isEmpty ? 1 : 0, $1.cluster, $1.namespace)
        }
    }
}
