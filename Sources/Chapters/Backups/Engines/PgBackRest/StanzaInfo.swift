import FoundationEssentials

/// What `pgbackrest info --output=json` says of one stanza, as version 2.45 and later print it.
///
/// The command itself exits 0 whatever it finds; only the codes in here tell.
package struct StanzaInfo: Decodable, Hashable, Sendable {
    package let name: String
    package let cipher: String?
    package let status: Status
    package let repo: [Repository]
    package let db: [Cluster]
    package let archive: [Archive]
    package let backup: [Backup]

    package struct Status: Decodable, Hashable, Sendable {
        package let code: Int
        package let message: String
        package let lock: Lock?
    }

    package struct Lock: Decodable, Hashable, Sendable {
        package let backup: Held?

        package struct Held: Decodable, Hashable, Sendable {
            package let held: Bool
        }
    }

    package struct Repository: Decodable, Hashable, Sendable {
        package let key: Int
        package let cipher: String
        package let status: Status
    }

    /// The cluster a backup was made of. Its identifier exceeds 2^53.
    package struct Cluster: Decodable, Hashable, Sendable {
        package let id: Int
        package let repositoryKey: Int
        package let systemIdentifier: UInt64
        package let version: String

        private enum CodingKeys: String, CodingKey {
            case id
            case repositoryKey = "repo-key"
            case systemIdentifier = "system-id"
            case version
        }
    }

    package struct ClusterReference: Decodable, Hashable, Sendable {
        package let id: Int
        package let repositoryKey: Int

        private enum CodingKeys: String, CodingKey {
            case id
            case repositoryKey = "repo-key"
        }
    }

    package struct Archive: Decodable, Hashable, Sendable {
        package let database: ClusterReference
        /// The directory of the cluster's log in the repository: `15-1`.
        package let id: String
        package let min: SegmentName?
        package let max: SegmentName?
    }

    package struct Backup: Decodable, Hashable, Sendable {
        package let label: String
        package let type: String
        package let prior: String?
        package let reference: [String]?
        package let annotation: [String: String]?
        /// Pages with a wrong checksum were found while it was taken.
        package let error: Bool?
        package let archive: Span<SegmentName>
        package let lsn: Span<LogPosition>
        package let timestamp: Span<Int64>
        package let database: ClusterReference
        package let info: Sizes
    }

    package struct Span<Bound: Decodable & Hashable & Sendable>: Decodable, Hashable, Sendable {
        package let start: Bound
        package let stop: Bound
    }

    package struct Sizes: Decodable, Hashable, Sendable {
        /// The cluster's size once restored.
        package let size: Int64
        package let delta: Int64
        package let repository: Stored

        package struct Stored: Decodable, Hashable, Sendable {
            package let size: Int64?
            package let delta: Int64
        }
    }

    /// Reads the command's output; `nil` if it is no list of stanzas, or the stanza is not in it.
    ///
    /// Where the passphrase is wrong the messages quote nonsense, and what is printed is no JSON any more; so whatever
    /// cannot stand in it is replaced.
    package static func read(_ output: [UInt8], stanza: String) -> StanzaInfo? {
        let repaired = String(decoding: output, as: UTF8.self).unicodeScalars.map { scalar in
            scalar.value < 0x20 && scalar != "\n" ? "?" : Character(scalar)
        }
        let stanzas = try? JSONDecoder().decode([StanzaInfo].self, from: Data(String(repaired).utf8))
        return stanzas?.first { $0.name == stanza }
    }
}
