import ArgumentParser
import Surroundings
import TerminalOutput
import VigieSecrets
import VigieServer
import Wording

struct SecretRecover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover", abstract: "Open a sealed copy and compare; with --mode restore, write what is missing.",
        discussion: """
            The key comes from a file as age-keygen writes it, or from shares on standard input, one a line. Without
            --mode nothing is written: opening a copy in practice is what proves that it can be opened in need.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The Escrow's name.")
    var escrow: String

    @Option(help: ArgumentHelp("The file of the key; otherwise shares are read.", valueName: "file"))
    var keyFile: String?

    @Option(help: ArgumentHelp("drill, restore or overwrite.", valueName: "mode"))
    var mode = RecoveryMode.drill

    @Option(help: ArgumentHelp("The sealed copy; otherwise the newest.", valueName: "file"))
    var file: String?

    func run() async throws {
        try await place.withControlPlane { plane in
            if let keyFile { return try await recover(plane, keyFile) }
            let shares = readShares()
            try await EscrowKey.with(shares: shares, in: plane.settings.data.keys, world: .system) {
                try await recover(plane, $0)
            }
        }
    }

    private func recover(_ plane: ControlPlane, _ keyFile: String) async throws {
        let procedure = RecoverSecrets(escrow: escrow, keyFile: keyFile, mode: mode, file: file)
        try await Workbench(plane).perform([procedure], output)
    }

    private func readShares() -> [String] {
        Terminal.note("One share a line; an empty line ends.")
        var shares: [String] = []
        while let line = readLine(), !line.allSatisfy(\.isWhitespace) { shares.append(line) }
        return shares
    }
}

extension RecoveryMode: ExpressibleByArgument {}
