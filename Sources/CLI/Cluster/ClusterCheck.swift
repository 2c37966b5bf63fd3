import ArgumentParser
import JSONTree
import TerminalOutput
import VigieClient
import VigieCluster
import VigieEngine
import VigieLedger
import VigieServer
import Wording

struct ClusterCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look whether a cluster proves who it is, has what the plan names, and lets Vigie do what it has to.",
        discussion: "Nothing is changed in the cluster. What is found is recorded."
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The Cluster's name.")
    var cluster: String

    @Option(help: ArgumentHelp("The report's language: en or fr.", valueName: "language"))
    var lang = Language.english

    func run() async throws {
        let result = try await reach.withWorkbench { bench in
            try await bench.result(of: CheckCluster(cluster: cluster))
        }
        try output.format.present(ClusterReport(checked: result.checked, language: lang))
        try ExitStatus(result.verdict).exit()
    }
}

/// What a check found, line by line.
struct ClusterReport: Presentable {
    let checked: ClusterChecked
    let language: Language

    var text: String {
        let there = checked.namespaces.isEmpty ? "–" : checked.namespaces.joined(separator: ", ")
        let title = LocalizedText(
            en: "\(checked.cluster): Kubernetes \(checked.version); namespaces there: \(there)",
            fr: "\(checked.cluster) : Kubernetes \(checked.version) ; espaces de noms présents : \(there)")
        let fine = LocalizedText(
            en: "  ✓ It proves who it is, and Vigie may do what it has to.",
            fr: "  ✓ Il prouve son identité, et Vigie a les droits qu’il lui faut.")
        let lines = checked.findings.map { finding in
            "  \(finding.weight == .failing ? "✗" : "!") \(finding.text[language])"
        }
        return ([title[language]] + (lines.isEmpty ? [fine[language]] : lines)).joined(separator: "\n")
    }

    var json: JSONValue {
        get throws { try JSONValue(encoding: checked) }
    }
}
