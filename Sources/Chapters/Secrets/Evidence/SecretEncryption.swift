package import VigieLedger

/// How secrets are protected on their way, and where they lie: what was measured, and what others say of themselves.
package struct SecretEncryption: Evidence, Hashable {
    package static let kind = "secret.encryption"

    package let clusters: [ClusterWay]
    package let databases: [DatabaseWay]
    package let bundles: [Bundle]

    /// The way to an API server.
    package struct ClusterWay: Codable, Hashable, Sendable {
        package let name: String
        /// Whether the server showed a certificate that the configured authorities have signed for its name.
        package let isVerified: Bool
        /// What its provider says of the store behind it, which nobody else can see.
        package let declared: Statement?
        package let trouble: String?
    }

    /// What a provider says, and where.
    package struct Statement: Codable, Hashable, Sendable {
        package let by: String
        package let reference: String
    }

    /// The way to a database.
    package struct DatabaseWay: Codable, Hashable, Sendable {
        package enum Transport: String, Codable, Sendable {
            /// A socket of this machine: nothing goes over a network.
            case local
            case encrypted
            case clear
            /// It could not be reached.
            case unknown
        }

        package let name: String
        package let transport: Transport
        /// Such as `TLSv1.3`, as the server says it of this connection.
        package let version: String?
        /// Whether a connection that believes only the right certificate for the host's name could be made.
        package let isVerified: Bool
        package let trouble: String?
    }

    /// A sealed copy, read back as raw bytes.
    package struct Bundle: Codable, Hashable, Sendable {
        package let escrow: String
        package let file: String
        package let isSealed: Bool
    }

    package var verdict: Verdict {
        let isUnknown =
            clusters.contains { $0.trouble != nil && !$0.isVerified } || databases.contains { $0.transport == .unknown }
        let isBad =
            databases.contains { $0.transport == .clear || $0.transport == .encrypted && !$0.isVerified }
            || clusters.contains { !$0.isVerified && $0.trouble == nil } || bundles.contains { !$0.isSealed }
        return isBad ? .fail : isUnknown ? .inconclusive : .pass
    }
}
