package import VigieLedger
import Wording

/// A bundle was opened, in practice or in earnest, and its secrets compared.
package struct SecretsRecovered: Evidence, Hashable {
    package static let kind = "secret.recovery"

    package let escrow: String
    package let file: String
    package let mode: RecoveryMode
    package let secrets: [Recovered]
    package let seconds: Double
    /// Whether Vigie opened it with a key of its own; then nobody knows whether people still can.
    package let isByVigie: Bool?
    /// The cluster that was written into, where it is another than the plan's.
    package let cluster: String?

    /// What became of one secret.
    package struct Recovered: Codable, Hashable, Sendable {
        package enum State: String, Codable, Sendable {
            /// Its place holds what the bundle holds.
            case same
            /// Its place holds something else: it was changed since, or damaged.
            case different
            /// Its place is empty.
            case absent
            /// It was written into its place, and read back.
            case restored
            /// The bundle does not hold what its own list says.
            case damaged
        }

        package let name: String
        package let state: State
        package let fingerprint: String
    }

    package var verdict: Verdict {
        secrets.contains { $0.state == .damaged } || secrets.isEmpty ? .fail : .pass
    }
}

/// What a recovery does with what it opened.
package enum RecoveryMode: String, Codable, Sendable, CaseIterable {
    /// Compares, and writes nothing.
    case drill
    /// Writes what belongs into a cluster into a namespace of its own, compares it there, and removes it again.
    case rehearse
    /// Writes what is missing.
    case restore
    /// Writes what is missing, and over what is different.
    case overwrite
}

extension SecretsRecovered.Recovered.State {
    /// As a sentence counts it: `3 unchanged`.
    var title: LocalizedText {
        switch self {
        case .same: LocalizedText(en: "unchanged", fr: "inchangés")
        case .different: LocalizedText(en: "different", fr: "différents")
        case .absent: LocalizedText(en: "absent", fr: "absents")
        case .restored: LocalizedText(en: "restored", fr: "rétablis")
        case .damaged: LocalizedText(en: "damaged", fr: "abîmés")
        }
    }
}
