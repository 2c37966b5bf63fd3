import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieServer
import VigieStore
import Wording

struct RunList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List runs, newest first.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Only runs with this status; may be repeated.", valueName: "status"))
    var status: [String] = []

    @Option(help: ArgumentHelp("Only runs of this procedure, such as backup.prove.", valueName: "procedure"))
    var procedure: String?

    @Option(help: ArgumentHelp("Only runs about this resource, such as BackupPolicy/shop.", valueName: "resource"))
    var subject: String?

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 30

    func run() async throws {
        let query = RunQuery(
            statuses: status.isEmpty ? nil : status, procedure: procedure, subject: subject, limit: max(1, limit))
        let runs = try await place.withRecords { try await $0.store.runs(query) }
        try output.format.present(RunRecords(runs: runs))
    }
}

/// Runs as a list.
struct RunRecords: Presentable {
    let runs: [RunRecord]
    /// Whether what stood in a run's way is told in full, and not only in a word.
    var saysWhatToDo = false

    var text: String {
        let problems = saysWhatToDo ? runs.compactMap { run in run.knownProblem.map { "\n\(run.id): \($0.text)" } } : []
        return ([table] + problems).joined(separator: "\n")
    }

    private var table: String {
        guard !runs.isEmpty else { return "Nothing has run yet." }
        var table = Table(
            .init("RUN"), .init("CREATED"), .init("PROCEDURE"), .init("SUBJECT"), .init("STATUS"), .init("SUMMARY"))
        for run in runs {
            table.add(
                run.id, run.createdAt.display, run.procedure, run.subject, run.verdict ?? run.status, run.summary)
        }
        return table.text
    }

    var json: JSONValue { .array(runs.map(\.json)) }
}

extension RunRecord {
    /// What stood in its way, if anything did.
    var knownProblem: Problem? { problem.flatMap { try? $0.decoded(as: Problem.self) } }

    /// The run for programs.
    var json: JSONValue {
        let members: [String: JSONValue?] = [
            "id": .string(id), "procedure": .string(procedure), "version": .integer(Int64(procedureVersion)),
            "input": input, "subject": .string(subject), "cause": .string(cause), "status": .string(status),
            "createdAt": .string(createdAt.rfc3339), "verdict": verdict.map { .string($0) },
            "summary": summary.map { .string($0) }, "output": output, "problem": problem,
            "startedAt": startedAt.map { .string($0.rfc3339) }, "finishedAt": finishedAt.map { .string($0.rfc3339) },
            "wakeAt": wakeAt.map { .string($0.rfc3339) },
        ]
        return .object(members.compactMapValues(\.self))
    }
}
