import VigieCluster
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Takes in a file of an API server's audit log: who asked for which secret. What they got stays outside.
package struct ImportAuditEvents: Procedure, Hashable {
    package static let name: ProcedureName = "access.import"
    package static let title = LocalizedText(
        en: "Take in a cluster's audit log", fr: "Reprendre le journal d’audit d’un cluster")

    package let cluster: String
    package let file: String

    package init(cluster: String, file: String) {
        self.cluster = cluster
        self.file = file
    }

    package var subject: String { "Cluster/\(cluster)" }

    package func perform(in run: Run) async throws -> AuditImportResult {
        guard let cluster = run.plan.find(Cluster.self, cluster) else { throw ClusterError.noCluster(cluster) }
        let ledger = run.ledger
        let size: Int64 = try await run.step("find the ledger's end") { _ in try await ledger.size() }
        let work = AuditImport(cluster: cluster, ledger: ledger, world: run.world, run: run.id.rawValue, size: size)
        let path = file
        let imported: AuditImported = try await run.step("take in") { try await work.perform(path, $0) }
        try await run.record(imported)
        return AuditImportResult(imported: imported)
    }
}

/// What taking in an audit log returns.
package struct AuditImportResult: RunResult, Hashable {
    package let imported: AuditImported

    package var verdict: Verdict { .pass }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        LocalizedText(
            en: "\(imported.events) events are about secrets of \(imported.cluster); \(imported.new) of them are new.",
            fr:
                "\(imported.events) événements concernent des secrets de \(imported.cluster), dont \(imported.new) nouveaux."
        )
    }
}
