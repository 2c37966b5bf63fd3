import Wording

extension Section {
    package static let maintenance = Section(
        part: .operations,
        title: LocalizedText(en: "Maintenance Windows", fr: "Fenêtres Maintenance"),
        controls: [
            Control(
                "maintenance.windows", .maintenance,
                seed: "Fenêtres maintenance programmées",
                title: LocalizedText(en: "Scheduled maintenance windows", fr: "Fenêtres de maintenance programmées"),
                proof: LocalizedText(
                    en: "windows declared, announced and kept within their bounds",
                    fr: "des fenêtres déclarées, annoncées et tenues dans leurs limites")),
            Control(
                "maintenance.change-management", .maintenance,
                seed: "Procédures gestion changements",
                title: LocalizedText(en: "Change management", fr: "Gestion des changements"),
                proof: LocalizedText(
                    en: "every production change has a record, a risk class and the approvals it needs",
                    fr: """
                        chaque changement en production a sa fiche, sa classe de risque et les approbations qu’elle \
                        exige
                        """)),
            Control(
                "maintenance.notification", .maintenance,
                seed: "Processus notifications maintenance",
                title: LocalizedText(en: "Maintenance notifications", fr: "Annonces de maintenance"),
                proof: LocalizedText(
                    en: "subscribers told before, at start, at end, and of any change",
                    fr: "les abonnés prévenus avant, au début, à la fin et à chaque modification")),
            Control(
                "maintenance.rollback-criteria", .maintenance,
                seed: "Critères et procédures rollback",
                title: LocalizedText(
                    en: "Rollback criteria and procedures of a change",
                    fr: "Critères et procédure de retour arrière d’un changement"),
                proof: LocalizedText(
                    en: "criteria evaluated by probes during the window; the rollback ran when they were met",
                    fr: """
                        des critères évalués par des sondes pendant la fenêtre ; le retour arrière exécuté dès qu’ils \
                        étaient réunis
                        """)),
            Control(
                "maintenance.dependency-map", .maintenance,
                seed: "Cartographie dépendances services",
                title: LocalizedText(en: "Service dependency map", fr: "Carte des dépendances entre services"),
                proof: LocalizedText(
                    en: "the map derived from the live cluster agrees with the declared one",
                    fr: "la carte déduite du cluster en service concorde avec celle qui est déclarée")),
            Control(
                "maintenance.automation", .maintenance,
                seed: "Outils automatisation maintenance",
                title: LocalizedText(en: "Maintenance automation", fr: "Maintenance automatisée"),
                proof: LocalizedText(
                    en: "a maintenance procedure ran unattended inside its window",
                    fr: "une procédure de maintenance exécutée sans personne, dans sa fenêtre")),
        ]
    )
}
