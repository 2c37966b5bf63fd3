import Wording

extension Section {
    package static let releases = Section(
        part: .continuity,
        title: LocalizedText(en: "Detailed Rollback Procedures", fr: "Procédures Rollback Détaillées"),
        controls: [
            Control(
                "rollback.application", .releases,
                seed: "Procédures rollback spécifiques applications",
                title: LocalizedText(en: "Per-application rollback", fr: "Retour arrière propre à chaque application"),
                proof: LocalizedText(
                    en: "a rollback (or drill) to the last verified release",
                    fr: "un retour arrière (ou un exercice) vers la dernière version vérifiée")),
            Control(
                "rollback.database", .releases,
                seed: "Rollbacks migrations base données",
                title: LocalizedText(en: "Database migration rollback", fr: "Retour arrière des migrations de base"),
                proof: LocalizedText(
                    en: "a migration reverted and the schema verified, or refused past the point of no return",
                    fr: "une migration défaite et le schéma vérifié, ou le refus au-delà du point de non-retour")),
            Control(
                "rollback.configuration", .releases,
                seed: "Procédures rollback configurations",
                title: LocalizedText(en: "Configuration rollback", fr: "Retour arrière des configurations"),
                proof: LocalizedText(
                    en: "configuration restored byte for byte to the earlier release",
                    fr: "la configuration de la version antérieure rétablie octet pour octet")),
            Control(
                "rollback.partial", .releases,
                seed: "Stratégies rollback partiels",
                title: LocalizedText(en: "Partial rollback", fr: "Retour arrière partiel"),
                proof: LocalizedText(
                    en: "one component rolled back and the rest proven compatible",
                    fr: "un composant ramené en arrière, et le reste prouvé compatible")),
            Control(
                "rollback.verification", .releases,
                seed: "Tests vérification rollback",
                title: LocalizedText(en: "Rollback verification tests", fr: "Vérifications après retour arrière"),
                proof: LocalizedText(
                    en: "probes and checks passed after the rollback",
                    fr: "sondes et contrôles réussis après le retour arrière")),
            Control(
                "rollback.triggers", .releases,
                seed: "Déclencheurs rollback automatisés",
                title: LocalizedText(en: "Automatic rollback triggers", fr: "Retour arrière déclenché automatiquement"),
                proof: LocalizedText(
                    en: "a bad release detected and rolled back without a person",
                    fr: "une mauvaise version détectée et ramenée en arrière sans personne")),
            Control(
                "rollback.dependencies", .releases,
                seed: "Coordination rollback dépendances",
                title: LocalizedText(
                    en: "Dependency-coordinated rollback",
                    fr: "Retour arrière coordonné selon les dépendances"),
                proof: LocalizedText(
                    en: "a set rolled back in dependency order",
                    fr: "un ensemble ramené en arrière dans l’ordre de ses dépendances")),
        ]
    )
}
