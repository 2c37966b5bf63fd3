import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieEngine
import VigieServer
import VigieStore

struct RunShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a run: its steps, its log, and what came of it.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The run's name, as `vigie run list` shows it.")
    var run: String

    func run() async throws {
        let detail = try await place.withRecords { try await RunDetail(run, in: $0) }
        try output.format.present(detail)
    }
}

/// A run with its steps and its log.
struct RunDetail: Presentable {
    let run: RunRecord
    let steps: [StepRecord]
    let log: [LogLine]

    init(_ id: String, in records: Records) async throws {
        guard let run = try await records.store.run(id) else { throw EngineError.unknownRun(id) }
        self.run = run
        steps = try await records.store.steps(of: id)
        log = try await records.store.log(of: id, after: 0, limit: 1000)
    }

    var text: String {
        var parts = [heading]
        if !steps.isEmpty { parts.append(stepTable) }
        if !log.isEmpty { parts.append(log.map(\.text).joined(separator: "\n")) }
        if let problem = run.problem { parts.append(problem.pretty) }
        return parts.joined(separator: "\n\n")
    }

    private var heading: String {
        let ending = run.verdict.map { "\(run.status), \($0)" } ?? run.status
        var lines = ["Run \(run.id): \(run.procedure) of \(run.subject)", "Status     \(ending)"]
        lines.append("Cause      \(run.cause)")
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
        var members = run.json.object ?? [:]
        members["steps"] = .array(steps.map(\.json))
        members["log"] = .array(log.map(\.json))
        return .object(members)
    }
}

extension StepRecord {
    fileprivate var json: JSONValue {
        let members: [String: JSONValue?] = [
            "sequence": .integer(Int64(sequence)), "name": .string(name), "kind": .string(kind),
            "state": .string(state), "attempt": .integer(Int64(attempt)), "result": result, "problem": problem,
            "startedAt": .string(startedAt.rfc3339), "finishedAt": finishedAt.map { .string($0.rfc3339) },
        ]
        return .object(members.compactMapValues(\.self))
    }
}

extension LogLine {
    fileprivate var text: String {
        "\(at.display)  \(level.padding(5))  \(step.map { "\($0): " } ?? "")\(message)"
    }

    fileprivate var json: JSONValue {
        let members: [String: JSONValue?] = [
            "at": .string(at.rfc3339), "step": step.map { .string($0) }, "level": .string(level),
            "message": .string(message), "fields": fields,
        ]
        return .object(members.compactMapValues(\.self))
    }
}

extension String {
    fileprivate func padding(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
