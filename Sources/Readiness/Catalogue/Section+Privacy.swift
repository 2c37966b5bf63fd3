import Wording

extension Section {
    package static let privacy = Section(
        part: .security,
        title: LocalizedText(en: "GDPR & Security Compliance", fr: "Conformité RGPD & Sécurité"),
        controls: [
            Control(
                "privacy.processing-register", .privacy,
                seed: "Documentation traitement données RGPD",
                title: LocalizedText(
                    en: "Record of processing activities (GDPR art. 30)",
                    fr: "Registre des traitements (RGPD, art. 30)"),
                proof: LocalizedText(
                    en: "register complete, reviewed in its period, exported in the CNIL's layout",
                    fr: "un registre complet, revu dans sa période, exporté au format de la CNIL")),
            Control(
                "privacy.data-inventory", .privacy,
                seed: "Inventaire et classification données personnelles",
                title: LocalizedText(
                    en: "Personal data inventoried and classified",
                    fr: "Données personnelles inventoriées et classées"),
                proof: LocalizedText(
                    en: """
                        a scan of every declared database newer than its cadence, with no unclassified personal column
                        """,
                    fr: """
                        un balayage de chaque base déclarée, plus récent que sa cadence, sans colonne personnelle non \
                        classée
                        """)),
            Control(
                "privacy.retention", .privacy,
                seed: "Politiques rétention et suppression données",
                title: LocalizedText(en: "Data retention and deletion", fr: "Conservation et suppression des données"),
                proof: LocalizedText(
                    en: "deletions executed and counted, and re-applied after a restore",
                    fr: "des suppressions exécutées et comptées, et rejouées après une restauration")),
            Control(
                "privacy.consent", .privacy,
                seed: "Gestion consentement utilisateurs",
                title: LocalizedText(en: "User consent managed", fr: "Consentement des utilisateurs géré"),
                proof: LocalizedText(
                    en: "consent records with the text shown, withdrawal as easy as giving it, receipts",
                    fr: """
                        des consentements enregistrés avec le texte affiché, un retrait aussi simple que l’accord, et \
                        des reçus
                        """)),
            Control(
                "privacy.security-audit", .privacy,
                seed: "Procédures audit sécurité",
                title: LocalizedText(en: "Security audit procedures", fr: "Procédures d’audit de sécurité"),
                proof: LocalizedText(
                    en: "an audit run of the checklist with findings, owners and due dates",
                    fr: "un audit mené selon la liste de contrôle, avec constats, responsables et échéances")),
            Control(
                "privacy.vulnerability-scan", .privacy,
                seed: "Automatisation scan vulnérabilités",
                title: LocalizedText(
                    en: "Vulnerability scanning automated",
                    fr: "Recherche de vulnérabilités automatisée"),
                proof: LocalizedText(
                    en: "a scan of every running image and host newer than its cadence, findings triaged",
                    fr: """
                        un scan de chaque image en service et de chaque hôte, plus récent que sa cadence, avec ses \
                        constats triés
                        """)),
            Control(
                "privacy.penetration-test", .privacy,
                seed: "Calendrier tests pénétration",
                title: LocalizedText(en: "Penetration-test calendar", fr: "Calendrier des tests d’intrusion"),
                proof: LocalizedText(
                    en: "next test planned, last report filed, its findings closed or accepted until a date",
                    fr: """
                        le prochain test planifié, le dernier rapport archivé, ses constats clos ou acceptés jusqu’à \
                        une date
                        """)),
        ]
    )
}
