import Wording

extension Section {
    package static let staging = Section(
        part: .continuity,
        title: LocalizedText(en: "Shared Staging Failure Scenarios", fr: "Scénarios Échec Staging Partagé"),
        controls: [
            Control(
                "staging.temporary", .staging,
                seed: "Provisioning environnements staging temporaires",
                title: LocalizedText(en: "Temporary staging environments", fr: "Environnements de staging temporaires"),
                proof: LocalizedText(
                    en: "one created, used and removed by its time to live",
                    fr: "un environnement créé, utilisé puis supprimé à la fin de sa durée de vie")),
            Control(
                "staging.hotfix", .staging,
                seed: "Procédures déploiement hotfix production",
                title: LocalizedText(en: "Production hotfix procedure", fr: "Correctif urgent en production"),
                proof: LocalizedText(
                    en: "a hotfix (or drill) that skipped staging with approvals, then was replayed on staging",
                    fr: """
                        un correctif urgent (ou un exercice) passé sans staging avec approbations, puis rejoué sur le \
                        staging
                        """)),
            Control(
                "staging.bypass", .staging,
                seed: "Workflows bypass urgence",
                title: LocalizedText(en: "Emergency bypass workflow", fr: "Contournement d’urgence"),
                proof: LocalizedText(
                    en: "a bypass recorded before it acted, time-boxed and reviewed",
                    fr: "un contournement consigné avant d’agir, limité dans le temps et revu ensuite")),
            Control(
                "staging.scaling", .staging,
                seed: "Procédures scaling ressources staging",
                title: LocalizedText(en: "Staging resources scaled", fr: "Ressources du staging ajustées"),
                proof: LocalizedText(
                    en: "sleep and wake, and scaling up and back, with cost saved",
                    fr: "mise en veille et réveil, montée en charge et retour, avec l’économie chiffrée")),
            Control(
                "staging.multi-cluster", .staging,
                seed: "Architecture multi-clusters staging",
                title: LocalizedText(en: "Multi-cluster staging", fr: "Staging sur plusieurs clusters"),
                proof: LocalizedText(
                    en: "a slot placed on a second cluster",
                    fr: "un emplacement de staging placé sur un second cluster")),
            Control(
                "staging.failover", .staging,
                seed: "Environnements staging failover",
                title: LocalizedText(en: "Failover staging", fr: "Staging de secours"),
                proof: LocalizedText(
                    en: "staging moved to the other cluster and verified there",
                    fr: "le staging déplacé sur l’autre cluster et vérifié là-bas")),
        ]
    )
}
