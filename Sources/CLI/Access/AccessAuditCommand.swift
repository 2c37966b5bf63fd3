import ArgumentParser
import JSONTree
import TerminalOutput
import VigieClient
import VigieEngine
import VigieSecrets
import VigieServer
import Wording

struct AccessAuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Work out who can read a cluster's secrets, and hold it against the plan.",
        discussion: """
            Every way counts: roles, groups, wildcards, running a pod, taking a token, impersonation, giving oneself a
            right. Each finding names the rule that causes it and the smallest change that mends it, as a manifest for
            kubectl apply. What is worked out is compared with the server's own answers. Nothing is changed.
            """
    )

    @OptionGroup var reach: ReachOptions
    @OptionGroup var choice: ClusterChoice
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let name = try choice.name(reach.place)
        let report = try await reach.withWorkbench { bench in
            let run = try await bench.perform(AuditAccess(cluster: name))
            guard let output = run.output else {
                throw run.problem ?? Problem(code: "run.no-result", title: "The run ended without a result.")
            }
            let names = try await bench.client.run(RunID(run.id)).names
            return AccessReport(audited: try output.named(names).decoded(as: AccessAuditResult.self).audited)
        }
        try output.format.present(report)
        try ExitStatus(report.audited.verdict).exit()
    }
}

/// Who can come by which secrets that they should not.
struct AccessReport: Presentable {
    let audited: AccessAudited

    var text: String {
        let agreed = audited.asked - audited.disagreements.count
        let asked =
            "\(audited.subjects) subjects, \(audited.secrets) secrets; the server agreed to \(agreed) of \(audited.asked)"
            + " answers, of \(audited.claims)."
        let odd = audited.disagreements.map { "The server says otherwise: \($0)" }
        guard !audited.findings.isEmpty else {
            return (["Nobody can come by a secret that the plan does not give them.", asked] + odd)
                .joined(separator: "\n")
        }
        var table = Table(.init("WHO"), .init("CAN"), .init("SECRETS"), .init("BY"))
        for finding in audited.findings {
            table.add(
                finding.subject,
                finding.verbs.isEmpty ? "come by" : finding.verbs.map(\.rawValue).joined(separator: ","),
                finding.secrets.prefix(3).joined(separator: ", ") + (finding.secrets.count > 3 ? ", …" : ""),
                finding.cause)
        }
        let roundabout = audited.findings.filter { !$0.path.isEmpty }.map {
            "\($0.subject): " + $0.path.joined(separator: ", and then ")
        }
        var manifests: [String] = []
        for finding in audited.findings {
            guard let manifest = finding.manifest else { continue }
            let text = "# \(finding.subject): \(finding.advice ?? "")\n\(manifest)"
            if !manifests.contains(text) { manifests.append(text) }
        }
        return
            ([table.text, ""] + roundabout + (roundabout.isEmpty ? [] : [""]) + manifests.map { "---\n\($0)" }
            + [asked] + odd).joined(separator: "\n")
    }

    var json: JSONValue {
        get throws { try JSONValue(encoding: audited) }
    }
}

extension JSONValue {
    /// With people's names where their pseudonyms stand.
    fileprivate func named(_ names: [String: String]) -> JSONValue {
        switch self {
        case .string(let text): .string(names.reduce(text) { $0.replacing($1.key, with: $1.value) })
        case .array(let elements): .array(elements.map { $0.named(names) })
        case .object(let members): .object(members.mapValues { $0.named(names) })
        default: self
        }
    }
}
