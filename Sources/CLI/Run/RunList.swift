import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieClient
import VigieEngine
import VigieLedger
import Wording

struct RunList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List runs, newest first.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Only runs with this status; may be repeated.", valueName: "status"))
    var status: [RunStatus] = []

    @Option(help: ArgumentHelp("Only runs of this procedure, such as backup.prove.", valueName: "procedure"))
    var procedure: String?

    @Option(help: ArgumentHelp("Only runs about this resource, such as BackupPolicy/shop.", valueName: "resource"))
    var subject: String?

    @Option(help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit = 30

    func run() async throws {
        let runs = try await reach.withClient { client in
            var question = RunQuestion(statuses: status, procedure: procedure, subject: subject)
            var runs: [RunView] = []
            repeat {
                question.limit = min(500, max(1, limit - runs.count))
                let page = try await client.runs(question)
                runs += page.items
                question.cursor = page.next
            } while question.cursor != nil && runs.count < limit
            return runs
        }
        try output.format.present(RunTable(runs: runs))
    }
}

extension RunStatus: ExpressibleByArgument {}

/// Runs as a list.
struct RunTable: Presentable {
    let runs: [RunView]
    /// Whether what stood in a run's way is told in full, and not only in a word.
    var saysWhatToDo = false

    var text: String {
        let problems = saysWhatToDo ? runs.compactMap { run in run.problem.map { "\n\(run.id): \($0.text)" } } : []
        return ([table] + problems).joined(separator: "\n")
    }

    private var table: String {
        guard !runs.isEmpty else { return "Nothing has run yet." }
        var table = Table(
            .init("RUN"), .init("CREATED"), .init("PROCEDURE"), .init("SUBJECT"), .init("STATUS"), .init("SUMMARY"))
        for run in runs {
            table.add(
                run.id, run.createdAt.display, run.procedure, run.subject, run.verdict?.rawValue ?? run.status,
                run.summary)
        }
        return table.text
    }

    var json: JSONValue {
        get throws { .array(try runs.map { try JSONValue(encoding: $0) }) }
    }
}
