import Wording

extension Section {
    package static let recovery = Section(
        part: .operations,
        title: LocalizedText(en: "Disaster Recovery", fr: "Récupération Catastrophe"),
        controls: [
            Control(
                "recovery.multi-region", .recovery,
                seed: "Planification architecture multi-régions",
                title: LocalizedText(en: "Multi-region architecture", fr: "Architecture multi-régions"),
                proof: LocalizedText(
                    en: "sites declared, capacity and distance checked, single points of failure listed",
                    fr: """
                        des sites déclarés, leur capacité et leur distance contrôlées, les points de défaillance \
                        uniques recensés
                        """)),
            Control(
                "recovery.data-replication", .recovery,
                seed: "Stratégies réplication données",
                title: LocalizedText(en: "Data replication", fr: "Réplication des données"),
                proof: LocalizedText(
                    en: "replication lag measured by heartbeat within its bound",
                    fr: "un retard de réplication mesuré par battement de cœur, dans sa limite")),
            Control(
                "recovery.failover", .recovery,
                seed: "Procédures et tests basculement",
                title: LocalizedText(en: "Failover procedures and tests", fr: "Basculement : procédure et tests"),
                proof: LocalizedText(
                    en: "a failover (live or drilled) with fencing evidence",
                    fr: "un basculement (réel ou en exercice) avec la preuve que l’ancien site était isolé")),
            Control(
                "recovery.rto", .recovery,
                seed: "Objectifs temps récupération (RTO)",
                title: LocalizedText(en: "Recovery-time objective", fr: "Objectif de temps de reprise (RTO)"),
                proof: LocalizedText(
                    en: "achieved RTO per scenario within the objective",
                    fr: "le RTO mesuré pour chaque scénario respecte l’objectif")),
            Control(
                "recovery.rpo", .recovery,
                seed: "Objectifs point récupération (RPO)",
                title: LocalizedText(en: "Recovery-point objective", fr: "Objectif de point de reprise (RPO)"),
                proof: LocalizedText(
                    en: "achieved RPO per scenario within the objective",
                    fr: "le RPO mesuré pour chaque scénario respecte l’objectif")),
            Control(
                "recovery.site-provisioning", .recovery,
                seed: "Provisioning site DR",
                title: LocalizedText(en: "DR site provisioned", fr: "Site de reprise provisionné"),
                proof: LocalizedText(
                    en: "the site built from its declaration and found equal to it",
                    fr: "le site construit d’après sa déclaration et trouvé identique à elle")),
            Control(
                "recovery.drills", .recovery,
                seed: "Exercices DR réguliers et validation",
                title: LocalizedText(
                    en: "Regular DR drills, validated",
                    fr: "Exercices de reprise réguliers et validés"),
                proof: LocalizedText(
                    en: "a passing drill not older than its cadence",
                    fr: "un exercice réussi, pas plus ancien que sa cadence")),
        ]
    )
}
