import ArgumentParser
import VigieCluster
import VigiePlan
import VigieServer
import Wording

/// Which cluster a command is about.
struct ClusterChoice: ParsableArguments {
    @Option(help: ArgumentHelp("The Cluster's name; it can be left out where the plan has one.", valueName: "name"))
    var cluster: String?

    func name(_ place: PlaceOptions) throws -> String {
        if let cluster { return cluster }
        let clusters = try PlanCheck.syntax(place.settings.plan).validPlan.all(Cluster.self).map(\.name)
        guard clusters.count == 1 else {
            throw Problem(
                code: "usage.cluster", nature: .usage, title: "It is not clear which cluster is meant.",
                detail: clusters.isEmpty ? "the plan has none" : clusters.joined(separator: ", "),
                hint: "name it with --cluster")
        }
        return clusters[0]
    }
}
