import Wording

extension Section {
    package static let incidents = Section(
        part: .operations,
        title: LocalizedText(en: "Incident Response Procedures", fr: "Procédures Réponse Incidents"),
        controls: [
            Control(
                "incident.severity-matrix", .incidents,
                seed: "Matrice classification incidents (P0/P1/P2/P3)",
                title: LocalizedText(en: "Severity matrix P0–P3", fr: "Matrice de gravité P0 à P3"),
                proof: LocalizedText(
                    en: "every incident classified by the matrix, each level with its commitments",
                    fr: "chaque incident classé selon la matrice, chaque niveau avec ses engagements")),
            Control(
                "incident.escalation", .incidents,
                seed: "Chemins escalade et arbres contact",
                title: LocalizedText(
                    en: "Escalation paths and contact trees",
                    fr: "Chemins d’escalade et arbres de contact"),
                proof: LocalizedText(
                    en: "a drill page acknowledged by each level within its time; no reachable gap in the schedule",
                    fr: """
                        un appel d’exercice acquitté à chaque niveau dans son délai ; aucune heure du planning où \
                        personne n’est joignable
                        """)),
            Control(
                "incident.templates", .incidents,
                seed: "Templates communication",
                title: LocalizedText(en: "Communication templates", fr: "Modèles de communication"),
                proof: LocalizedText(
                    en: "every severity × audience × language present and rendered",
                    fr: "chaque gravité × public × langue a son modèle, et il se compose sans erreur")),
            Control(
                "incident.post-review", .incidents,
                seed: "Procédures revue post-incident",
                title: LocalizedText(en: "Post-incident review", fr: "Revue après incident"),
                proof: LocalizedText(
                    en: "reviews closed in time, actions each with a passing verification",
                    fr: "des revues closes à temps, dont chaque action a une vérification réussie")),
            Control(
                "incident.runbooks", .incidents,
                seed: "Automatisation runbooks",
                title: LocalizedText(en: "Runbooks automated", fr: "Runbooks automatisés"),
                proof: LocalizedText(
                    en: "runbook executed (for real or drilled) within its cadence",
                    fr: "un runbook exécuté (pour de vrai ou en exercice) dans sa cadence")),
            Control(
                "incident.war-room", .incidents,
                seed: "Protocoles war room",
                title: LocalizedText(en: "War-room protocol", fr: "Protocole de cellule de crise"),
                proof: LocalizedText(
                    en: "roles, timeline and clocks kept in the last P0/P1 or drill",
                    fr: "rôles, chronologie et délais tenus lors du dernier P0 ou P1, ou du dernier exercice")),
            Control(
                "incident.customer-communication", .incidents,
                seed: "Procédures communication clients",
                title: LocalizedText(en: "Customer communication", fr: "Communication avec les clients"),
                proof: LocalizedText(
                    en: "status page updates sent within the promised time",
                    fr: "des mises à jour de la page d’état publiées dans le délai promis")),
        ]
    )
}
