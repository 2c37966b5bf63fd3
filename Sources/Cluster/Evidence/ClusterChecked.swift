import VigieLedger
package import Wording

/// A cluster was looked at: whether its server proves who it is, and what Vigie finds and may do there.
package struct ClusterChecked: Evidence, Hashable {
    package static let kind = "cluster.checked"

    package let cluster: String
    /// As the server says it: `v1.36.0`.
    package let version: String
    /// Whether the server's certificate was checked against an authority.
    package let isTrusted: Bool
    package let namespaces: [String]
    package let findings: [Finding]

    /// Something that is not as it should be.
    package struct Finding: Codable, Hashable, Sendable {
        package enum Weight: String, Codable, Sendable {
            /// The cluster cannot keep what is promised.
            case failing
            /// It can, but somebody should know.
            case notable
        }

        package let code: String
        package let weight: Weight
        package let text: LocalizedText

        package init(_ code: String, _ weight: Weight, _ text: LocalizedText) {
            self.code = code
            self.weight = weight
            self.text = text
        }
    }

    package init(cluster: String, version: String, isTrusted: Bool, namespaces: [String], findings: [Finding]) {
        self.cluster = cluster
        self.version = version
        self.isTrusted = isTrusted
        self.namespaces = namespaces
        self.findings = findings
    }

    package var isFailing: Bool { findings.contains { $0.weight == .failing } }
}
