import Wording

extension Section {
    package static let secrets = Section(
        part: .security,
        title: LocalizedText(en: "Secrets & Credentials Management", fr: "Gestion Secrets & Credentials"),
        controls: [
            Control(
                "secrets.encryption", .secrets,
                seed: "Chiffré au repos + en transit",
                title: LocalizedText(
                    en: "Secrets encrypted at rest and in transit",
                    fr: "Secrets chiffrés au repos et en transit"),
                proof: LocalizedText(
                    en: """
                        TLS to the API server and to every database verified; encryption at rest of the cluster's \
                        store declared by the provider and everything Vigie itself stores or exports encrypted, \
                        checked by reading the raw bytes back
                        """,
                    fr: """
                        TLS vérifié vers le serveur d’API et vers chaque base ; chiffrement au repos du cluster \
                        déclaré par l’hébergeur, et tout ce que Vigie conserve ou exporte chiffré, contrôlé en \
                        relisant les octets bruts
                        """)),
            Control(
                "secrets.rbac", .secrets,
                seed: "Accès contrôlé RBAC par namespace",
                title: LocalizedText(
                    en: "Access to secrets controlled per namespace by RBAC",
                    fr: "Accès aux secrets contrôlé par RBAC, namespace par namespace"),
                proof: LocalizedText(
                    en: """
                        audit of every Role/Binding against the declared access policy; who can read each secret, and \
                        drift
                        """,
                    fr: """
                        chaque Role et chaque RoleBinding comparé à la politique d’accès déclarée : qui peut lire quel \
                        secret, et les écarts
                        """)),
            Control(
                "secrets.rotation", .secrets,
                seed: "Capacités auto-rotation",
                title: LocalizedText(en: "Secrets rotate automatically", fr: "Rotation automatique des secrets"),
                proof: LocalizedText(
                    en: """
                        a rotation completed within its interval, old credential proven dead, consumers proven on the \
                        new one
                        """,
                    fr: """
                        une rotation achevée dans son intervalle, l’ancien identifiant prouvé inopérant, les \
                        consommateurs prouvés sur le nouveau
                        """)),
            Control(
                "secrets.audit-log", .secrets,
                seed: "Audit logging activé",
                title: LocalizedText(
                    en: "Access to and change of secrets is logged",
                    fr: "Accès aux secrets et modifications journalisés"),
                proof: LocalizedText(
                    en: """
                        ledger entries for every touch by Vigie, watch of foreign changes, import of API audit events \
                        where the provider gives them
                        """,
                    fr: """
                        une entrée au registre pour chaque intervention de Vigie, une veille sur les modifications \
                        faites ailleurs, et les événements d’audit de l’API importés quand l’hébergeur les fournit
                        """)),
            Control(
                "secrets.external-manager", .secrets,
                seed: "Évaluation gestionnaire secrets externe",
                title: LocalizedText(
                    en: "External secrets manager evaluated",
                    fr: "Gestionnaire de secrets externe évalué"),
                proof: LocalizedText(
                    en: "a scored comparison run against the live candidate (OpenBao), and sync from it",
                    fr: """
                        une comparaison notée, menée sur le candidat en fonctionnement (OpenBao), et la \
                        synchronisation depuis celui-ci
                        """)),
            Control(
                "secrets.credential-escrow", .secrets,
                seed: "Stratégie stockage credentials backup",
                title: LocalizedText(
                    en: "Backup copy of credentials kept safe elsewhere",
                    fr: "Copie de secours des identifiants conservée ailleurs"),
                proof: LocalizedText(
                    en: "an encrypted recovery bundle outside the cluster, opened in a drill within the last quarter",
                    fr: """
                        un paquet de secours chiffré hors du cluster, ouvert lors d’un exercice au cours du dernier \
                        trimestre
                        """)),
            Control(
                "secrets.emergency-access", .secrets,
                seed: "Procédures accès urgence",
                title: LocalizedText(en: "Emergency (break-glass) access", fr: "Accès d’urgence (bris de glace)"),
                proof: LocalizedText(
                    en: "a grant that expired by itself, with reason, approvals and a closed review",
                    fr: "un accès qui a expiré de lui-même, avec son motif, ses approbations et une revue close")),
            Control(
                "secrets.recovery", .secrets,
                seed: "Protocoles récupération secrets",
                title: LocalizedText(en: "Secrets can be recovered", fr: "Secrets récupérables"),
                proof: LocalizedText(
                    en: "a recovery drill: secrets of a namespace rebuilt from the bundle and compared by digest",
                    fr: """
                        un exercice de récupération : les secrets d’un namespace reconstruits depuis le paquet de \
                        secours et comparés par empreinte
                        """)),
        ]
    )
}
