import Surroundings
import VigieCluster
import VigieLedger
import VigiePlan
import VigieReadiness
import Wording

extension SecretsJudge {
    private static let check = NextStep(
        command: "vigie secret encryption",
        explanation: LocalizedText(
            en: "measures every way that secrets go", fr: "mesure chaque voie qu’empruntent les secrets"))

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
        if let open = try await inTheOpen(clusters, context) { return open }
        let providers = Set(measured.clusters.compactMap(\.declared?.by)).sorted().joined(separator: ", ")
        let (ways, copies) = (measured.clusters.count + measured.databases.count, measured.bundles.count)
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
            evidence: entry.reference, freshUntil: entry.at + .seconds(2 * 86_400), nextStep: check)
    }

    /// A secret outside of any Secret is protected by nothing.
    private static func inTheOpen(
        _ clusters: [Resource<Cluster>], _ context: JudgementContext
    ) async throws -> Judgement? {
        for cluster in clusters {
            for namespace in cluster.spec.namespaces {
                let newest = try await context.ledger.latest(
                    SecretInventory.self, subject: cluster.subject(of: namespace))
                guard let (entry, inventory) = newest else { continue }
                let count = inventory.open.count { $0.sort == .plain }
                guard count > 0 else { continue }
                return .failing(
                    LocalizedText(
                        en: "\(namespace): \(count) settings look like secrets in the open.",
                        fr: "\(namespace) : \(count) réglages ressemblent à des secrets en clair."),
                    evidence: entry.reference,
                    nextStep: NextStep(
                        command: "vigie secret inventory --cluster \(cluster.name)",
                        explanation: LocalizedText(en: "says where", fr: "dit où")))
            }
        }
        return nil
    }
}

extension SecretEncryption {
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
