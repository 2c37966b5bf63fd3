package import Wording

/// A heading of the mission document, with the controls that answer the lines below it.
package struct Section: Sendable {
    package let part: Part
    /// In French the heading is the author's own.
    package let title: LocalizedText
    /// In the order of the lines.
    package let controls: [Control]
}

extension Section {
    /// The parts that the mission document is divided into.
    package enum Part: Sendable {
        case security
        case operations
        case continuity
        case roadmap
    }
}

extension Section.Part {
    package var title: LocalizedText {
        switch self {
        case .security: LocalizedText(en: "Security & Compliance", fr: "Sécurité & Conformité")
        case .operations: LocalizedText(en: "Operational Procedures", fr: "Procédures Opérationnelles")
        case .continuity: LocalizedText(en: "Business Continuity", fr: "Continuité Business")
        case .roadmap: LocalizedText(en: "Implementation Roadmap", fr: "Feuille de Route Implémentation")
        }
    }
}
