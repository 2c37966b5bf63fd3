import AgeFormat
import ArgumentParser
import Surroundings
import TerminalOutput
import VigieSecrets
import Wording

struct AccessEnvelope: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "envelope", abstract: "Print a login for the safe; the one before is worth nothing any more.",
        discussion: """
            It works when Vigie cannot be asked. Whoever works with it is noticed within seconds while `vigie serve`
            runs; a session that begins and ends while it does not is seen in the database's own log only.
            """)

    @OptionGroup var reach: ReachOptions

    @Argument(help: "The EmergencyAccess's name.")
    var access: String

    @Option(help: ArgumentHelp("A new file for the sheet, as a page to be printed.", valueName: "file"))
    var paper: String?

    @Option(help: ArgumentHelp("The sheet's language at the terminal: en or fr.", valueName: "language"))
    var lang = Language.english

    func run() async throws {
        let sheet = PaperOutput(file: paper, language: lang)
        try sheet.checkRoom()
        // The key lives as long as this command: if it is cut off, a new envelope is made.
        let identity = AgeIdentity(random: World.system.random)
        let recipient = try identity.recipient.description
        let made = try await reach.withWorkbench { bench in
            try await bench.result(of: SealEnvelope(access: access, recipient: recipient))
        }
        let file = try AgeArmor.decode(Array(made.handover.sealed.utf8))
        let login = String(decoding: try AgeFile.open(file, with: [identity]), as: UTF8.self)
        try sheet.write(Paper(envelope: made, login: login))
    }
}
