import KubernetesClient
import KubernetesRBAC
import Surroundings
import VigieCluster
import VigieEngine
import VigieLedger
import VigiePlan

/// Reads a cluster's rules, works out who comes by what, and asks the server whether it is so.
struct AccessAudit {
    /// How many answers are compared with the server's at most; of what it should refuse, half as many.
    static let questions = 400

    let cluster: Resource<Cluster>
    let readers: AllowedReaders
    let vault: PersonVault

    func perform(_ kubernetes: Kubernetes, _ context: StepContext) async throws -> AccessAudited {
        let facts = try await AccessFacts(kubernetes, namespaces: cluster.spec.namespaces)
        let survey = AccessSurvey(facts, readers: readers)
        let pseudonyms = try await Pseudonyms(of: facts.index.subjects, in: vault)
        let mending = Mending(index: facts.index, readers: readers)
        let counts = Dictionary(grouping: facts.secrets, by: \.namespace).mapValues(\.count)
        let findings = survey.drifts.map { drift in
            let mended = mending.manifest(for: drift)
            return AccessAudited.Finding(
                subject: pseudonyms.conceal(in: drift.principal.title),
                verbs: ReadingVerb.allCases.filter(drift.verbs.contains),
                secrets: Self.brief(drift.secrets, of: counts),
                path: drift.isDirect ? [] : drift.hops.map { pseudonyms.conceal(in: $0.description) },
                cause: drift.cause.map { pseudonyms.conceal(in: $0.description) },
                advice: mended.map { pseudonyms.conceal(in: $0.advice) },
                manifest: mended.map { YAMLManifest.text(pseudonyms.conceal(in: $0.object)) })
        }
        let claims =
            Self.sample(survey.allowed, Self.questions, kubernetes.world).map { ($0, true) }
            + Self.sample(survey.refused, Self.questions / 2, kubernetes.world).map { ($0, false) }
        var disagreements: [String] = []
        for (number, (claim, expected)) in claims.enumerated() {
            context.progress(Double(number) / Double(claims.count), "asking the server")
            guard try await kubernetes.lets(claim) != expected else { continue }
            let said = "\(claim.principal.title) \(expected ? "may not" : "may") \(claim.verb) \(claim.secret)"
            disagreements.append(pseudonyms.conceal(in: said))
        }
        return AccessAudited(
            cluster: cluster.name, namespaces: cluster.spec.namespaces, secrets: facts.secrets.count,
            subjects: facts.principals.count, findings: findings, claims: survey.claims,
            asked: claims.count, disagreements: disagreements)
    }

    /// All of them, or some drawn at random.
    private static func sample(
        _ claims: [AccessSurvey.Claim], _ count: Int, _ world: World
    ) -> [AccessSurvey.Claim] {
        guard claims.count > count else { return claims }
        var rest = claims
        return (0..<count).map { _ in
            let index = min(rest.count - 1, Int(world.random.fraction() * Double(rest.count)))
            rest.swapAt(index, rest.count - 1)
            return rest.removeLast()
        }
    }

    private static func brief(_ secrets: Set<SecretName>, of counts: [String: Int]) -> [String] {
        Dictionary(grouping: secrets, by: \.namespace).flatMap { namespace, names in
            names.count > 1 && names.count == counts[namespace] ? ["\(namespace)/*"] : names.map(\.description)
        }.sorted()
    }
}

extension Kubernetes {
    /// What the server says to a claim.
    fileprivate func lets(_ claim: AccessSurvey.Claim) async throws -> Bool {
        let subject = AccessSubject(user: claim.principal.user, groups: claim.principal.groups.sorted())
        let question = AccessQuestion(
            claim.verb.rawValue, "secrets", name: claim.secret.name, in: claim.secret.namespace)
        return try await may(subject, question).isAllowed
    }
}
