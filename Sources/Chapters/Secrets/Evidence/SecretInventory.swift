package import Surroundings
import VigieLedger

/// The secrets of one namespace: where they come from, who uses them, and what is amiss. It holds no value, no digest
/// and no length of one.
package struct SecretInventory: Evidence, Hashable {
    package static let kind = "secret.inventory"

    package let cluster: String
    package let namespace: String
    package let secrets: [Item]
    package let findings: [Finding]

    /// One Secret.
    package struct Item: Codable, Hashable, Sendable {
        package let name: String
        package let type: String
        /// The names of its keys, as far as its fields' managers tell.
        package let keys: [String]
        /// How many keys it has.
        package let keyCount: Int
        package let createdAt: Timestamp?
        package let changedAt: Timestamp?
        /// What it belongs to, or what it says it is a part of.
        package let owner: String?
        /// Who set its fields.
        package let managers: [String]
        package var uses: [Use]
    }

    /// Somebody who has a secret, and how.
    package struct Use: Codable, Hashable, Sendable, Comparable {
        package enum Means: String, Codable, Sendable {
            case volume, projected, environment
            case imagePull = "image-pull"
            case account, certificate
        }

        /// Such as `Deployment/web`.
        package let consumer: String
        package let means: Means

        package static func < (one: Use, other: Use) -> Bool {
            (one.consumer, one.means.rawValue) < (other.consumer, other.means.rawValue)
        }
    }

    /// Something that should not be so.
    package struct Finding: Codable, Hashable, Sendable {
        package enum Sort: String, Codable, Sendable, CaseIterable {
            /// The plan does not expect this secret here.
            case unexpected
            /// No workload has it.
            case unused
            /// Something outside any Secret that looks like one.
            case plain
            /// An annotation repeats what the secret holds, as `kubectl apply` leaves it.
            case annotated
        }

        package let sort: Sort
        /// The secret's name, or such as `ConfigMap/settings: DB_PASSWORD`.
        package let place: String
        /// What gives it away, where it is `plain`.
        package let sign: PlainSign?
        /// Why it may stay, if the plan says so.
        package let toleratedBecause: String?
    }

    /// What somebody has to mend.
    package var open: [Finding] { findings.filter { $0.toleratedBecause == nil } }
}
