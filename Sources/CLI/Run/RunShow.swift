import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieClient
import VigieEngine
import VigieLedger
import Wording

struct RunShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a run: its steps, its log, and what came of it.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The run's name, as `vigie run list` shows it.")
    var run: String

    func run() async throws {
        let detail = try await reach.withClient { try await $0.run(RunID(run)) }
        try output.format.present(RunPage(detail: detail))
    }
}

/// A run with its steps and its log.
struct RunPage: Presentable {
    let detail: RunDetail

    private var run: RunView { detail.run }
    private var steps: [StepView] { detail.steps }
    private var log: [LogLineView] { detail.log.items }

    var text: String {
        var parts = [heading]
        if !steps.isEmpty { parts.append(stepTable) }
        if !log.isEmpty { parts.append(log.map(\.text).joined(separator: "\n")) }
        if let problem = run.problem { parts.append(problem.text) }
        return parts.joined(separator: "\n\n")
    }

    private var heading: String {
        let ending = run.verdict.map { "\(run.status), \($0.rawValue)" } ?? run.status
        var lines = ["Run \(run.id): \(run.procedure) of \(run.subject)", "Status     \(ending)"]
        lines.append("Cause      \(detail.names[run.cause].map { "person/\($0)" } ?? run.cause)")
        lines.append("Created    \(run.createdAt.display)")
        if let started = run.startedAt { lines.append("Started    \(started.display)") }
        if let finished = run.finishedAt { lines.append("Finished   \(finished.display)") }
        if let wake = run.wakeAt { lines.append("Wakes      \(wake.display)") }
        if let summary = run.summary { lines.append("Summary    \(summary)") }
        return lines.joined(separator: "\n")
    }

    private var stepTable: String {
        var table = Table(
            .init("#", .trailing), .init("STEP"), .init("KIND"), .init("STATE"), .init("TRIES", .trailing),
            .init("TOOK", .trailing))
        for step in steps {
            let took = step.finishedAt.map { ($0 - step.startedAt).seconds }
            table.add(String(step.sequence), step.name, step.kind, step.state, String(step.attempt), took)
        }
        return table.text
    }

    var json: JSONValue {
        get throws {
            var members = try JSONValue(encoding: run).object ?? [:]
            members["steps"] = try JSONValue(encoding: steps)
            members["log"] = try JSONValue(encoding: log)
            return .object(members)
        }
    }
}

extension LogLineView {
    fileprivate var text: String {
        "\(at.display)  \(level.padding(5))  \(step.map { "\($0): " } ?? "")\(message)"
    }
}

extension String {
    fileprivate func padding(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
