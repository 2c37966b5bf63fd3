package import Wording

/// A chapter of the work: the part of Vigie that brings a group of controls to life.
package enum ChapterName: String, Codable, CaseIterable, Sendable {
    case secrets
    case backups
    case privacy
    case incidents
    case maintenance
    case recovery
    case staging
    case releases
    case serviceLevels = "service-levels"
    case supervision
    case monitoring
}

extension ChapterName {
    /// The chapter's name in a sentence.
    package var title: LocalizedText {
        switch self {
        case .secrets: LocalizedText(en: "Secrets", fr: "Secrets")
        case .backups: LocalizedText(en: "Backups", fr: "Sauvegardes")
        case .privacy: LocalizedText(en: "Privacy", fr: "Vie privée")
        case .incidents: LocalizedText(en: "Incidents", fr: "Incidents")
        case .maintenance: LocalizedText(en: "Maintenance", fr: "Maintenance")
        case .recovery: LocalizedText(en: "Recovery", fr: "Reprise")
        case .staging: LocalizedText(en: "Staging", fr: "Staging")
        case .releases: LocalizedText(en: "Releases", fr: "Livraisons")
        case .serviceLevels: LocalizedText(en: "Service levels", fr: "Niveaux de service")
        case .supervision: LocalizedText(en: "Supervision", fr: "Supervision")
        case .monitoring: LocalizedText(en: "Monitoring", fr: "Surveillance")
        }
    }
}
