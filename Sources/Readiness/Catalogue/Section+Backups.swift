import Wording

extension Section {
    package static let backups = Section(
        part: .security,
        title: LocalizedText(en: "Backup & Restore Policies", fr: "Politiques Backup & Restore"),
        controls: [
            Control(
                "backup.schedule-objectives", .backups,
                seed: "Calendriers backup BDD (objectifs RTO/RPO)",
                title: LocalizedText(
                    en: "Database backups scheduled against RTO and RPO objectives",
                    fr: "Sauvegardes des bases planifiées selon les objectifs RTO et RPO"),
                proof: LocalizedText(
                    en: "achieved RPO and RTO of the last proof within the objectives",
                    fr: "les RPO et RTO mesurés par la dernière preuve respectent les objectifs")),
            Control(
                "backup.application-state", .backups,
                seed: "Procédures backup état applications",
                title: LocalizedText(en: "Application state is backed up", fr: "État des applications sauvegardé"),
                proof: LocalizedText(
                    en: "files/volumes and Kubernetes objects restored and compared",
                    fr: "fichiers, volumes et objets Kubernetes restaurés puis comparés")),
            Control(
                "backup.replication", .backups,
                seed: "Réplication backup multi-régions",
                title: LocalizedText(
                    en: "Backups replicated to another region",
                    fr: "Sauvegardes répliquées dans une autre région"),
                proof: LocalizedText(
                    en: "a proof restored from the replica, with the replica's own credentials",
                    fr: "une preuve restaurée depuis la réplique, avec les identifiants propres à celle-ci")),
            Control(
                "backup.restore-tests", .backups,
                seed: "Tests restore automatisés",
                title: LocalizedText(en: "Restores tested automatically", fr: "Restaurations testées automatiquement"),
                proof: LocalizedText(
                    en: "a passing restore proof not older than its cadence",
                    fr: "une preuve de restauration réussie, pas plus ancienne que sa cadence")),
            Control(
                "backup.retention", .backups,
                seed: "Politiques rétention backup",
                title: LocalizedText(en: "Backup retention policy", fr: "Politique de rétention des sauvegardes"),
                proof: LocalizedText(
                    en: "what is stored equals what the policy keeps, read from the repository",
                    fr: "ce qui est stocké est exactement ce que la politique conserve, lu dans le dépôt lui-même")),
            Control(
                "backup.point-in-time", .backups,
                seed: "Capacités récupération point-in-time",
                title: LocalizedText(
                    en: "Point-in-time recovery",
                    fr: "Restauration à un instant choisi (point-in-time)"),
                proof: LocalizedText(
                    en: "a restore to a chosen instant whose recovered point was measured",
                    fr: "une restauration à un instant choisi, dont le point réellement retrouvé a été mesuré")),
        ]
    )
}
