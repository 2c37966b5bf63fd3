import ArgumentParser
import JSONTree
import TerminalOutput
import VigieClient
import VigieEngine
import VigieLedger
import VigieSecrets
import VigieServer
import Wording

struct SecretEvaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure a secrets manager against a list of needs, beside plain files.",
        discussion: "A throw-away secret is written, read and removed again; the outcome is recorded."
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The SecretsManager's name.")
    var manager: String

    @Option(help: ArgumentHelp("The report's language: en or fr.", valueName: "language"))
    var lang = Language.english

    func run() async throws {
        let evaluated = try await reach.withWorkbench { bench in
            try await bench.result(of: EvaluateManager(manager: manager)).evaluated
        }
        try output.format.present(EvaluationReport(evaluated: evaluated, language: lang))
    }
}

/// A candidate against the needs, line by line.
struct EvaluationReport: Presentable {
    let evaluated: ManagerEvaluated
    let language: Language

    var text: String {
        let title = LocalizedText(
            en:
                "\(evaluated.manager) (OpenBao \(evaluated.version)): \(evaluated.score) of 100; files alone: \(evaluated.baseline)",
            fr:
                "\(evaluated.manager) (OpenBao \(evaluated.version)) : \(evaluated.score) sur 100 ; des fichiers : \(evaluated.baseline)"
        )
        let lines = evaluated.needs.map { need in
            let mark = LocalizedText(decimal: need.candidate, places: 1)[language]
            let files = LocalizedText(decimal: need.files, places: 1)[language]
            return
                "  \(mark)  (\(files))  ×\(need.weight)  \(need.title[language])\n                   \(need.finding[language])"
        }
        return ([title[language]] + lines).joined(separator: "\n")
    }

    var json: JSONValue {
        get throws { try JSONValue(encoding: evaluated) }
    }
}
