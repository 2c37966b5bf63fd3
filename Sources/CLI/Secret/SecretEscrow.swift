import ArgumentParser
import Surroundings
import TerminalOutput
import VigieSecrets
import VigieServer
import Wording

struct SecretEscrow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "escrow", abstract: "Seal a copy of the secrets, which plain age opens; or make its key.",
        discussion: """
            With --new-key a key is made and written as sheets of paper, one for each holder: to standard output, or
            with --paper to a file that a browser prints, in both languages. It is kept nowhere else: print the sheets,
            remove the file, and put the recipient into the plan's Escrow.
            """
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The Escrow's name.")
    var escrow: String?

    @Flag(help: "Make a key and its sheets, instead of a copy.")
    var newKey = false

    @Option(help: ArgumentHelp("How many holders it takes.", valueName: "count"))
    var threshold = 2

    @Option(help: ArgumentHelp("How many sheets are made.", valueName: "count"))
    var sheets = 3

    @Option(help: ArgumentHelp("The sheets' language at the terminal: en or fr.", valueName: "language"))
    var lang = Language.english

    @Option(help: ArgumentHelp("A new file for the sheets, as a page to be printed.", valueName: "file"))
    var paper: String?

    func validate() throws {
        guard newKey || escrow != nil else { throw ValidationError("Name an Escrow, or give --new-key.") }
    }

    func run() async throws {
        if newKey { return try makeKey() }
        try await reach.withWorkbench { bench in
            try await bench.perform([EscrowSecrets(escrow: escrow ?? "")], output)
        }
    }

    private func makeKey() throws {
        let key = try EscrowKey(threshold: threshold, count: sheets, world: .system)
        try PaperOutput(file: paper, language: lang).write(key.paper)
        Terminal.note("\nThe recipient, for the plan: \(key.recipient)")
    }
}
