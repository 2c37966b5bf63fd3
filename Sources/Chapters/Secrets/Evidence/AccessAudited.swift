package import VigieLedger

/// Who can read the secrets of a cluster was compared with who may. Users stand in it by pseudonyms.
package struct AccessAudited: Evidence, Hashable {
    package static let kind = "access.audited"

    package let cluster: String
    package let namespaces: [String]
    package let secrets: Int
    /// How many users, groups and service accounts were looked at.
    package let subjects: Int
    package let findings: [Finding]
    /// How many answers the API server would be thought to give, and how many it was asked for.
    package let claims: Int
    package let asked: Int
    /// Answers of the API server that were others than worked out.
    package let disagreements: [String]

    /// Somebody who can come by secrets that the plan does not give them.
    package struct Finding: Codable, Hashable, Sendable {
        /// Such as `ServiceAccount shop/web`, `Group developers` or `User person/…`.
        package let subject: String
        /// What the API server lets them do; empty where they come by the secrets in a roundabout way.
        package let verbs: [ReadingVerb]
        /// `namespace/name`; `namespace/*` for all there are.
        package let secrets: [String]
        /// Each step to the secrets, with the rule that allows it.
        package let path: [String]
        /// The rule to begin with.
        package let cause: String?
        package let advice: String?
        /// The smallest change that mends it, in YAML.
        package let manifest: String?
    }

    package var verdict: Verdict {
        guard disagreements.isEmpty else { return .inconclusive }
        return findings.isEmpty ? .pass : .fail
    }
}
