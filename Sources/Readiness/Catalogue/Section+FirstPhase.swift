import Wording

extension Section {
    package static let firstPhase = Section(
        part: .roadmap,
        title: LocalizedText(en: "Phase 1: Core Implementation (GO)", fr: "Phase 1 : Implémentation Cœur (GO)"),
        controls: [
            Control(
                "core.frugal-staging", .staging,
                seed: "Migration architecture staging frugale",
                title: LocalizedText(
                    en: "Frugal shared-staging CI/CD architecture",
                    fr: "Architecture CI/CD frugale à staging partagé"),
                proof: LocalizedText(
                    en: "a change went from commit through shared staging to production by the pipeline; cost known",
                    fr: """
                        un changement mené du commit à la production par la chaîne, en passant par le staging partagé \
                        ; coût connu
                        """)),
            Control(
                "core.supervision", .supervision,
                seed: "Déploiement Claude Code 24/7",
                title: LocalizedText(
                    en: "Claude Code supervision around the clock",
                    fr: "Supervision par Claude Code 24 h/24 et 7 j/7"),
                proof: LocalizedText(
                    en: "supervisor alive, within budget, last incident briefed with checked evidence",
                    fr: """
                        un superviseur en vie et dans son budget, le dernier incident résumé avec des preuves \
                        contrôlées
                        """)),
            Control(
                "core.monitoring", .monitoring,
                seed: "Monitoring et alerting basiques",
                title: LocalizedText(en: "Basic monitoring and alerting", fr: "Surveillance et alertes de base"),
                proof: LocalizedText(
                    en: "every application probed, alert path proven end to end by a dead-man's switch",
                    fr: """
                        chaque application sondée, la chaîne d’alerte prouvée de bout en bout par une veille \
                        automatique (dead-man’s switch)
                        """)),
        ]
    )
}
