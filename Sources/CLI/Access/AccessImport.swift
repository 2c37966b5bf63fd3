import ArgumentParser
import FoundationEssentials
import VigieSecrets
import VigieServer

struct AccessImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in an API server's audit log: who asked for which secret.",
        discussion: """
            The file has one audit.k8s.io/v1 event a line, as JSON, or lists of them. Each is taken in once, however
            often it comes; what was asked for and answered is never looked at.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var choice: ClusterChoice
    @OptionGroup var output: OutputOptions

    @Argument(help: "The file.")
    var file: String

    func run() async throws {
        let name = try choice.name(place)
        let path = URL(filePath: file).path
        try await place.withControlPlane { plane in
            try await Workbench(plane).perform([ImportAuditEvents(cluster: name, file: path)], output)
        }
    }
}
