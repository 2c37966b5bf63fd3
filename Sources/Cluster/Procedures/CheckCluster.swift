import KubernetesClient
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Looks whether a cluster is who it says, has what the plan names, and lets Vigie do what its parts have to for this plan;
/// and whether it lets Vigie read every secret there is, which nothing needs.
package struct CheckCluster: Procedure, Hashable {
    package static let name: ProcedureName = "cluster.check"
    package static let title = LocalizedText(en: "Check a cluster", fr: "Contrôler un cluster")

    package let cluster: String

    package init(cluster: String) {
        self.cluster = cluster
    }

    package var subject: String { "Cluster/\(cluster)" }

    package func perform(in run: Run) async throws -> ClusterCheckResult {
        guard let resource = run.plan.find(Cluster.self, cluster) else { throw ClusterError.noCluster(cluster) }
        let needs = try run.services.get(ClusterNeeds.self).of(resource, in: run.plan)
        let checked: ClusterChecked = try await run.step("look", retry: .none) { _ in
            try await resource.with(run.world) { kubernetes in
                try await ClusterInspection(cluster: resource, kubernetes: kubernetes, needs: needs).perform()
            }
        }
        try await run.record(checked)
        return ClusterCheckResult(checked)
    }
}

/// What checking a cluster returns.
package struct ClusterCheckResult: RunResult, Hashable {
    package let checked: ClusterChecked

    package init(_ checked: ClusterChecked) {
        self.checked = checked
    }

    package var verdict: Verdict { checked.isFailing ? .fail : .pass }

    package var summary: String {
        let subject = "\(checked.cluster) (Kubernetes \(checked.version))"
        guard let first = checked.findings.first else { return "\(subject) has what the plan names." }
        let more = checked.findings.count > 1 ? ", and \(checked.findings.count - 1) more" : ""
        return "\(subject): \(first.text.en)\(more)"
    }
}
