import Surroundings
import VigieCluster
import VigieLedger
import VigiePlan
import VigieReadiness
import Wording

extension SecretsJudge {
    fileprivate static let check = NextStep(
        command: "vigie secret encryption",
        explanation: LocalizedText(
            en: "measures every way that secrets go", fr: "mesure chaque voie qu’empruntent les secrets"))

    /// Both are measured every day.
    fileprivate static let patience = Duration.seconds(2 * 86_400)

    /// Every way that secrets go was measured to be encrypted and verified; of what lies with a provider its word is
    /// shown, and needed.
    @Sendable static func encryption(_ context: JudgementContext) async throws -> Judgement {
        let clusters = context.plan.all(Cluster.self)
        guard !clusters.isEmpty || !context.plan.all(Database.self).isEmpty else {
            return .missing(
                LocalizedText(
                    en: "No cluster and no database is declared.", fr: "Aucun cluster ni base n’est déclaré."),
                nextStep: schema("Cluster"))
        }
        if let silent = clusters.first(where: { $0.spec.encryptionAtRest == nil }) {
            return .missing(
                LocalizedText(
                    en: "\(silent.name): the plan does not say what the provider states of encryption at rest.",
                    fr: "\(silent.name) : le plan ne dit pas ce que l’hébergeur affirme du chiffrement au repos."),
                nextStep: schema("Cluster"))
        }
        guard
            let (entry, measured) = try await context.ledger.latest(
                SecretEncryption.self, subject: CheckEncryption.subject)
        else {
            return .configured(
                LocalizedText(
                    en: "Encryption was declared and never measured.",
                    fr: "Le chiffrement est déclaré, jamais mesuré."), nextStep: check)
        }
        if let trouble = measured.trouble { return .failing(trouble, evidence: entry.reference, nextStep: check) }
        let ways = measured.lacks(context.plan).map { unknown in
            Judgement.configured(
                LocalizedText(
                    en: "\(unknown) is in the plan, and the way to it was not measured yet.",
                    fr: "\(unknown) est au plan, et sa voie n’a pas encore été mesurée."), nextStep: check)
        }
        var judgements = [ways ?? measured.judgement(entry)]
        for cluster in clusters {
            for namespace in cluster.spec.namespaces {
                judgements.append(try await looked(at: namespace, of: cluster, context))
            }
        }
        return Judgement.worst(of: judgements) ?? judgements[0]
    }

    /// A secret outside of any Secret is protected by nothing; whether there is one says only who has looked.
    private static func looked(
        at namespace: String, of cluster: Resource<Cluster>, _ context: JudgementContext
    ) async throws -> Judgement {
        let command = "vigie secret inventory --cluster \(cluster.name)"
        guard
            let (entry, inventory) = try await context.ledger.latest(
                SecretInventory.self, subject: cluster.subject(of: namespace))
        else {
            return .configured(
                LocalizedText(
                    en: "\(namespace): nobody has looked yet for secrets in the open.",
                    fr: "\(namespace) : personne n’a encore cherché de secrets en clair."),
                nextStep: NextStep(command: command, explanation: LocalizedText(en: "looks", fr: "regarde")))
        }
        let count = inventory.open.count { $0.sort == .plain }
        guard count == 0 else {
            return .failing(
                LocalizedText(
                    en: "\(namespace): \(count) settings look like secrets in the open.",
                    fr: "\(namespace) : \(count) réglages ressemblent à des secrets en clair."),
                evidence: entry.reference,
                nextStep: NextStep(command: command, explanation: LocalizedText(en: "says where", fr: "dit où")))
        }
        return .proven(
            LocalizedText(en: "\(namespace): nothing lies open.", fr: "\(namespace) : rien n’est en clair."),
            evidence: entry.reference, freshUntil: entry.at + patience)
    }
}

extension SecretEncryption {
    fileprivate func judgement(_ entry: LedgerEntry) -> Judgement {
        let providers = Set(clusters.compactMap(\.declared?.by)).sorted().joined(separator: ", ")
        let (ways, copies) = (clusters.count + databases.count, bundles.count)
        let atRest =
            providers.isEmpty
            ? LocalizedText(en: "", fr: "")
            : LocalizedText(
                en: "; at rest by the word of \(providers), not measured",
                fr: " ; au repos selon \(providers), non mesuré")
        return .proven(
            LocalizedText(
                en: "\(ways) ways to clusters and databases verified, \(copies) sealed copies read back\(atRest.en).",
                fr: "\(ways) voies vers clusters et bases vérifiées, \(copies) copies scellées relues\(atRest.fr)."),
            evidence: entry.reference, freshUntil: entry.at + SecretsJudge.patience, nextStep: SecretsJudge.check)
    }

    /// The first cluster or database of a plan that is not among what was measured.
    fileprivate func lacks(_ plan: Plan) -> String? {
        let known = (Set(clusters.map(\.name)), Set(databases.map(\.name)))
        return plan.all(Cluster.self).map(\.name).first { !known.0.contains($0) }
            ?? plan.all(Database.self).map(\.name).first { !known.1.contains($0) }
    }

    /// The first way or copy that is not as it should be.
    fileprivate var trouble: LocalizedText? {
        if let cluster = clusters.first(where: { !$0.isVerified }) {
            return LocalizedText(
                en: "\(cluster.name): the API server could not be verified.",
                fr: "\(cluster.name) : le serveur d’API n’a pas pu être vérifié.")
        }
        for database in databases {
            let name = database.name
            switch database.transport {
            case .clear:
                return LocalizedText(
                    en: "\(name): the connection to the database is in the clear.",
                    fr: "\(name) : la connexion à la base est en clair.")
            case .unknown:
                return LocalizedText(
                    en: "\(name): the database could not be reached.", fr: "\(name) : la base est injoignable.")
            case .encrypted where !database.isVerified:
                return LocalizedText(
                    en: "\(name): the connection is encrypted, but anybody could be at its other end.",
                    fr: "\(name) : la connexion est chiffrée, mais n’importe qui peut être à l’autre bout.")
            case .encrypted, .local: continue
            }
        }
        return bundles.first { !$0.isSealed }.map { bundle in
            LocalizedText(en: "\(bundle.file) is not sealed.", fr: "\(bundle.file) n’est pas scellé.")
        }
    }
}
