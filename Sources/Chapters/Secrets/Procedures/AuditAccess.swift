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
        let audited: AccessAudited = try await run.step("compare", retry: .standard) { context in
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

    package var summary: String {
        let of = "\(audited.subjects) subjects and \(audited.secrets) secrets of \(audited.cluster)"
        let asked = "the server agreed to \(audited.asked - audited.disagreements.count) of \(audited.asked) answers"
        guard audited.disagreements.isEmpty else { return "\(of): \(asked), so nothing is certain." }
        let who = Set(audited.findings.map(\.subject)).count
        return who == 0
            ? "\(of): nobody reads what they may not; \(asked)."
            : "\(of): \(who) can come by secrets that the plan does not give them; \(asked)."
    }
}
