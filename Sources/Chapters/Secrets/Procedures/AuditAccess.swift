import JSONTree
import KubernetesClient
import KubernetesRBAC
import Surroundings
import VigieCluster
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Works out who can come by each secret of a cluster, and holds it against who may.
package struct AuditAccess: Procedure, Hashable {
    package static let name: ProcedureName = "access.audit"
    package static let title = LocalizedText(
        en: "Audit who can read a cluster's secrets", fr: "Auditer qui peut lire les secrets d’un cluster")

    package let cluster: String

    package init(cluster: String) {
        self.cluster = cluster
    }

    package var subject: String { "Cluster/\(cluster)" }

    package func perform(in run: Run) async throws -> AccessAuditResult {
        guard let cluster = run.plan.find(Cluster.self, cluster) else { throw ClusterError.noCluster(cluster) }
        let readers = AllowedReaders(of: cluster, in: run.plan)
        let vault = PersonVault(store: run.ledger.store, world: run.world)
        let audited: AccessAudited = try await run.step("compare", retry: .none) { context in
            try await cluster.with(run.world) { kubernetes in
                try await AccessAudit(cluster: cluster, readers: readers, vault: vault).perform(kubernetes, context)
            }
        }
        try await run.record(audited)
        return AccessAuditResult(audited)
    }
}

/// What an audit returns.
package struct AccessAuditResult: RunResult, Hashable {
    package let audited: AccessAudited

    package init(_ audited: AccessAudited) {
        self.audited = audited
    }

    package var verdict: Verdict { audited.verdict }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        let (subjects, secrets, asked) = (audited.subjects, audited.secrets, audited.asked)
        let agreed = asked - audited.disagreements.count
        let who = Set(audited.findings.map(\.subject)).count
        let found =
            agreed < asked
            ? LocalizedText(en: "nothing is certain", fr: "rien n’est certain")
            : who == 0
                ? LocalizedText(
                    en: "nobody can come by what they may not", fr: "personne n’accède à ce qu’il ne doit pas")
                : LocalizedText(
                    en: "\(who) can come by secrets that the plan does not give them",
                    fr: "\(who) accèdent à des secrets que le plan ne leur donne pas")
        return LocalizedText(
            en: """
                \(audited.cluster), \(subjects) subjects, \(secrets) secrets: \(found.en); the server agreed to \
                \(agreed) of \(asked) answers.
                """,
            fr: """
                \(audited.cluster), \(subjects) sujets, \(secrets) secrets : \(found.fr) ; le serveur a confirmé \
                \(agreed) réponses sur \(asked).
                """)
    }
}
