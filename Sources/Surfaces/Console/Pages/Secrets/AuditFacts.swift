import JSONTree
import Surroundings
import VigieClient
import VigieLedger

/// Who can read the secrets of a cluster, compared with who may.
struct AuditFacts: Sendable {
    let index: Int64
    let at: Timestamp
    let cluster: String
    let secrets: Int64
    let subjects: Int64
    let asked: Int64
    let findings: [Finding]
    /// Answers of the API server that were others than worked out.
    let disagreements: [String]

    /// Somebody who can come by secrets that the plan does not give them.
    struct Finding: Sendable {
        let subject: String
        let verbs: [String]
        let secrets: [String]
        /// Each step to the secrets.
        let path: [String]
        let advice: String?
        /// The smallest change that mends it, in YAML.
        let manifest: String?
    }

    init?(_ entry: EntryView) {
        guard let data = entry.data, let cluster = data["cluster"]?.string else { return nil }
        index = entry.index
        at = entry.at
        self.cluster = cluster
        secrets = data["secrets"]?.integer ?? 0
        subjects = data["subjects"]?.integer ?? 0
        asked = data["asked"]?.integer ?? 0
        disagreements = (data["disagreements"]?.array ?? []).compactMap(\.string)
        findings = (data["findings"]?.array ?? []).compactMap { finding in
            guard let subject = finding["subject"]?.string else { return nil }
            func words(_ name: String) -> [String] { (finding[name]?.array ?? []).compactMap(\.string) }
            return Finding(
                subject: subject, verbs: words("verbs"), secrets: words("secrets"), path: words("path"),
                advice: finding["advice"]?.string, manifest: finding["manifest"]?.string)
        }
    }

    var verdict: Verdict {
        guard disagreements.isEmpty else { return .inconclusive }
        return findings.isEmpty ? .pass : .fail
    }

    /// The newest of each cluster.
    static func newest(in entries: [EntryView]) -> [AuditFacts] {
        var known: [String: AuditFacts] = [:]
        for facts in entries.compactMap(AuditFacts.init) where known[facts.cluster] == nil {
            known[facts.cluster] = facts
        }
        return known.values.sorted { $0.cluster < $1.cluster }
    }
}
