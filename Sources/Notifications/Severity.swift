package import Wording

/// How much a message asks of whoever gets it.
package enum Severity: String, Codable, CaseIterable, Sendable, Comparable {
    /// To be known some time.
    case info
    /// To be looked at today.
    case warning
    /// To be acted on now.
    case critical

    package static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

    package var title: LocalizedText {
        switch self {
        case .info: LocalizedText(en: "Information", fr: "Information")
        case .warning: LocalizedText(en: "Warning", fr: "Avertissement")
        case .critical: LocalizedText(en: "Critical", fr: "Critique")
        }
    }

    /// From 0.
    var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .critical: 2
        }
    }
}
