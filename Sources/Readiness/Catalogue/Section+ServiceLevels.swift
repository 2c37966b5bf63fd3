import Wording

extension Section {
    package static let serviceLevels = Section(
        part: .continuity,
        title: LocalizedText(en: "Service Level Agreements (SLAs)", fr: "Accords Niveau Service (SLAs)"),
        controls: [
            Control(
                "sla.availability", .serviceLevels,
                seed: "Objectifs disponibilité par niveau application",
                title: LocalizedText(
                    en: "Availability targets per application tier",
                    fr: "Objectifs de disponibilité par niveau d’application"),
                proof: LocalizedText(
                    en: "availability measured per tier and period",
                    fr: "une disponibilité mesurée par niveau et par période")),
            Control(
                "sla.performance", .serviceLevels,
                seed: "Benchmarks et seuils performance",
                title: LocalizedText(
                    en: "Performance benchmarks and thresholds",
                    fr: "Performances mesurées et seuils"),
                proof: LocalizedText(
                    en: "latency measured against its thresholds",
                    fr: "une latence mesurée face à ses seuils")),
            Control(
                "sla.response", .serviceLevels,
                seed: "Engagements temps réponse",
                title: LocalizedText(en: "Response-time commitments", fr: "Engagements de temps de réponse"),
                proof: LocalizedText(
                    en: "time to acknowledge and resolve per severity against the commitment",
                    fr: "les temps de prise en charge et de résolution, par gravité, face à l’engagement")),
            Control(
                "sla.planned-downtime", .serviceLevels,
                seed: "Tolérances arrêts programmés",
                title: LocalizedText(en: "Planned-downtime allowance", fr: "Tolérance d’arrêts programmés"),
                proof: LocalizedText(
                    en: "planned downtime counted against its own budget",
                    fr: "les arrêts programmés décomptés de leur propre budget")),
            Control(
                "sla.reporting", .serviceLevels,
                seed: "Monitoring et reporting SLA",
                title: LocalizedText(en: "SLA monitoring and reporting", fr: "Suivi et rapports de SLA"),
                proof: LocalizedText(
                    en: "the last period's report issued and signed",
                    fr: "le rapport de la dernière période, émis et signé")),
            Control(
                "sla.penalties", .serviceLevels,
                seed: "Procédures pénalités et compensations",
                title: LocalizedText(en: "Penalties and credits", fr: "Pénalités et compensations"),
                proof: LocalizedText(
                    en: "credits computed from exact arithmetic, claims filed or refused",
                    fr: "des avoirs calculés en arithmétique exacte, des réclamations déposées ou refusées")),
            Control(
                "sla.review", .serviceLevels,
                seed: "Processus revue et ajustement SLA",
                title: LocalizedText(en: "SLA review and adjustment", fr: "Revue et ajustement des SLA"),
                proof: LocalizedText(
                    en: "review held in its period, adjustments recorded",
                    fr: "une revue tenue dans sa période, ses ajustements consignés")),
        ]
    )
}
