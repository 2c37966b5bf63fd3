import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieCluster
import VigieLedger
import VigiePlan
import VigieServer
import Wording

struct ClusterList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the plan's clusters, and what the last check of each found.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let clusters = try await place.withControlPlane { plane in
            var clusters: [ClusterOverview] = []
            for cluster in plane.plan.all(Cluster.self) {
                clusters.append(try await ClusterOverview(cluster, in: plane.ledger))
            }
            return ClusterOverviews(clusters: clusters)
        }
        try output.format.present(clusters)
    }
}

/// What is known of several clusters.
struct ClusterOverviews: Presentable {
    let clusters: [ClusterOverview]

    var text: String {
        guard !clusters.isEmpty else { return "The plan has no Cluster. `vigie schema` shows how one is written." }
        var table = Table(
            .init("CLUSTER"), .init("NAMESPACES"), .init("VERSION"), .init("CHECKED"), .init("FOUND"))
        for cluster in clusters {
            table.add(
                cluster.name, cluster.namespaces.joined(separator: ", "), cluster.last?.version ?? "–",
                cluster.checkedAt?.display ?? "never", cluster.finding)
        }
        return table.text
    }

    var json: JSONValue {
        get throws { .array(try clusters.map { try JSONValue(encoding: $0) }) }
    }
}

extension ClusterOverview {
    fileprivate var finding: String {
        guard let last else { return "–" }
        guard let first = last.findings.first else { return "as it should be" }
        return last.findings.count == 1 ? first.text.en : "\(first.text.en) (and \(last.findings.count - 1) more)"
    }
}
