import Surroundings
import VigieCluster
import VigieLedger
import VigiePlan
import VigieReadiness
import Wording

extension SecretsJudge {
    /// An audit is done every day; after two without one it is not known any more.
    private static let auditLasts = Duration.seconds(2 * 86_400)

    /// Nobody can come by a secret whom the plan does not let, in any cluster, by an audit of late.
    @Sendable static func rbac(_ context: JudgementContext) async throws -> Judgement {
        try await eachCluster(context) { cluster in
            guard !AllowedReaders(of: cluster, in: context.plan).isEmpty else {
                return .missing(
                    LocalizedText(
                        en: "\(cluster.name): the plan does not say who may read its secrets.",
                        fr: "\(cluster.name) : le plan ne dit pas qui peut lire ses secrets."),
                    nextStep: schema("AccessPolicy"))
            }
            let audit = NextStep(
                command: "vigie access audit --cluster \(cluster.name)",
                explanation: LocalizedText(
                    en: "says who can, by which rule, and what mends it",
                    fr: "dit qui le peut, par quelle règle, et comment y remédier"))
            guard
                let (entry, audited) = try await context.ledger.latest(
                    AccessAudited.self, subject: cluster.identifier)
            else {
                return .configured(
                    LocalizedText(
                        en: "\(cluster.name): who can read its secrets was never audited.",
                        fr: "\(cluster.name) : les accès à ses secrets n’ont jamais été audités."), nextStep: audit)
            }
            let who = Set(audited.findings.map(\.subject)).count
            switch audited.verdict {
            case .pass:
                return .proven(
                    LocalizedText(
                        en: """
                            \(cluster.name): of \(audited.subjects) subjects none can come by one of \(audited.secrets) \
                            secrets against the plan; \(audited.asked) answers agree with the server's.
                            """,
                        fr: """
                            \(cluster.name) : sur \(audited.subjects) sujets, aucun n’accède à l’un des \
                            \(audited.secrets) secrets contre le plan ; \(audited.asked) réponses concordent avec \
                            celles du serveur.
                            """), evidence: entry.reference, freshUntil: entry.at + auditLasts, nextStep: audit)
            case .fail:
                return .failing(
                    LocalizedText(
                        en: "\(cluster.name): \(who) subjects can come by secrets that the plan does not give them.",
                        fr: "\(cluster.name) : \(who) sujets accèdent à des secrets que le plan ne leur donne pas."),
                    evidence: entry.reference, nextStep: audit)
            case .inconclusive:
                return .failing(
                    LocalizedText(
                        en:
                            "\(cluster.name): \(audited.disagreements.count) answers of the server are others than worked out.",
                        fr:
                            "\(cluster.name) : \(audited.disagreements.count) réponses du serveur contredisent le calcul."
                    ),
                    evidence: entry.reference, nextStep: audit)
            }
        }
    }

    /// The secrets of every declared namespace are watched, and were lately.
    @Sendable static func auditLog(_ context: JudgementContext) async throws -> Judgement {
        try await eachCluster(context) { cluster in
            let serve = NextStep(
                command: "vigie serve",
                explanation: LocalizedText(
                    en: "watches for as long as it runs", fr: "veille aussi longtemps qu’il fonctionne"))
            var oldest: LedgerEntry?
            for namespace in cluster.spec.namespaces {
                let subject = cluster.subject(of: namespace)
                guard let (entry, _) = try await context.ledger.latest(SecretsWatched.self, subject: subject) else {
                    return .configured(
                        LocalizedText(
                            en: "\(cluster.name): the secrets of \(namespace) were never watched.",
                            fr: "\(cluster.name) : les secrets de \(namespace) n’ont jamais été surveillés."),
                        nextStep: serve)
                }
                if oldest.map({ entry.at < $0.at }) ?? true { oldest = entry }
            }
            guard let oldest else { return .missing(noNamespace, nextStep: schema("Cluster")) }
            let touches = try await context.ledger.all(
                SecretTouched.self, since: context.now - .seconds(30 * 86_400)
            ).count { $0.evidence.cluster == cluster.name }
            let gaps = try await context.ledger.all(
                SecretsWatched.self, since: context.now - .seconds(30 * 86_400)
            ).count { $0.evidence.cluster == cluster.name && !$0.evidence.isGapless }
            let seen =
                gaps == 0
                ? LocalizedText(en: "each written down", fr: "toutes consignées")
                : LocalizedText(
                    gaps, en: ("gap in which only the end was compared", "gaps in which only the ends were compared"),
                    fr: (
                        "interruption, comparée à son terme seulement",
                        "interruptions, comparées à leur terme seulement"
                    ))
            let imported = try await context.ledger.latest(AuditImported.self, subject: cluster.identifier)
            let reads =
                imported.map { entry, _ in
                    let span = LocalizedText(span: context.now - entry.at)
                    return LocalizedText(
                        en: "the API's own audit log was taken in \(span.en) ago",
                        fr: "le journal d’audit de l’API a été repris il y a \(span.fr)")
                } ?? LocalizedText(en: "who only reads is not seen", fr: "les simples lectures ne se voient pas")
            return .proven(
                LocalizedText(
                    en: "\(cluster.name): \(touches) foreign changes in 30 days, \(seen.en); \(reads.en).",
                    fr:
                        "\(cluster.name) : \(touches) modifications étrangères en 30 jours, \(seen.fr) ; \(reads.fr)."
                ),
                evidence: oldest.reference, freshUntil: oldest.at + .seconds(26 * 3600), nextStep: serve)
        }
    }

    private static let noNamespace = LocalizedText(
        en: "The cluster names no namespace.", fr: "Le cluster ne nomme aucun espace de noms.")

    private static func eachCluster(
        _ context: JudgementContext, _ judge: (Resource<Cluster>) async throws -> Judgement
    ) async throws -> Judgement {
        var judgements: [Judgement] = []
        for cluster in context.plan.all(Cluster.self) { judgements.append(try await judge(cluster)) }
        return Judgement.worst(of: judgements)
            ?? .missing(
                LocalizedText(en: "No cluster is declared.", fr: "Aucun cluster n’est déclaré."),
                nextStep: schema("Cluster"))
    }
}
