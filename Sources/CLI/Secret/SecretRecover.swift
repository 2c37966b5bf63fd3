import ArgumentParser
import Surroundings
import VigiePlan
import VigieSecrets
import VigieServer
import Wording

struct SecretRecover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover", abstract: "Open a sealed copy and compare; with --mode restore, write what is missing.",
        discussion: """
            The key comes from a file as age-keygen writes it, or from shares: out of files, or typed at standard
            input, in words or as a scanner read them, on as many lines as you like. Without --mode nothing is
            written: opening a copy in practice is what proves that it can be opened in need.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The Escrow's name.")
    var escrow: String

    @Option(help: ArgumentHelp("The file of the key; otherwise shares are read.", valueName: "file"))
    var keyFile: String?

    @Option(help: ArgumentHelp("A file with one share; may be repeated.", valueName: "file"))
    var share: [String] = []

    @Option(help: ArgumentHelp("drill, rehearse, restore or overwrite.", valueName: "mode"))
    var mode = RecoveryMode.drill

    @Option(help: ArgumentHelp("The sealed copy; otherwise the newest.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("The Cluster to write into, such as an empty one.", valueName: "name"))
    var cluster: String?

    func run() async throws {
        try await place.withControlPlane { plane in
            if let keyFile { return try await recover(plane, keyFile) }
            let shares = try share.isEmpty ? ShareReader().read() : share.map(ShareReader.file)
            let recipients = plane.plan.find(Escrow.self, escrow)?.spec.recipients
            try await EscrowKey.with(shares: shares, of: recipients, in: plane.settings.data.keys) {
                try await recover(plane, $0)
            }
        }
    }

    private func recover(_ plane: ControlPlane, _ keyFile: String) async throws {
        let procedure = RecoverSecrets(escrow: escrow, keyFile: keyFile, mode: mode, file: file, cluster: cluster)
        try await Workbench(plane).perform([procedure], output)
    }
}

extension RecoveryMode: ExpressibleByArgument {}
