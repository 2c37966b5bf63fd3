import ArgumentParser

struct ClusterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "See whether the plan's Kubernetes clusters are there, and let Vigie do what it has to.",
        subcommands: [ClusterList.self, ClusterCheck.self]
    )
}
