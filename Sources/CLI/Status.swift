import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieClient
import VigieEngine
import VigieLedger
import VigieReadiness
import Wording

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say in a few lines what runs, what waits for you, and what comes next.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await reach.withWorkbench { try await StatusReport($0.client) }
        try output.format.present(report)
    }
}

/// The state of a Vigie at a glance.
struct StatusReport: Presentable {
    let readiness: ReadinessReport
    let active: [RunView]
    let recent: [RunView]
    let upcoming: [UpcomingRun]
    let entries: Int64

    init(_ client: any Client) async throws {
        readiness = try await client.readiness()
        active = try await client.runs(RunQuestion(statuses: RunStatus.active, limit: 50)).items
        recent = try await client.runs(RunQuestion(statuses: [.finished], limit: 5)).items
        upcoming = try await client.upcoming(limit: 5)
        entries = try await client.platform().entries
    }

    var text: String {
        var parts = [readiness.summary.en]
        let waiting = active.filter { $0.state.needsPerson || $0.state == .waiting }
        if !waiting.isEmpty { parts.append("Waits for you:\n" + RunTable(runs: waiting).text) }
        let running = active.filter { !$0.state.needsPerson && $0.state != .waiting }
        parts.append(running.isEmpty ? "Nothing runs." : "Runs:\n" + RunTable(runs: running).text)
        if !recent.isEmpty { parts.append("Last:\n" + RunTable(runs: recent).text) }
        if !upcoming.isEmpty { parts.append("Next, if `vigie serve` runs:\n" + upcomingTable) }
        parts.append("The ledger has \(entries) \(entries == 1 ? "entry" : "entries").")
        return parts.joined(separator: "\n\n")
    }

    private var upcomingTable: String {
        var table = Table(.init("DUE"), .init("SCHEDULE"), .init("PROCEDURE"), .init("SUBJECT"))
        for run in upcoming { table.add(run.due.display, run.schedule, run.procedure, run.subject) }
        return table.text
    }

    var json: JSONValue {
        get throws {
            [
                "readiness": try JSONValue(encoding: readiness),
                "active": try RunTable(runs: active).json, "recent": try RunTable(runs: recent).json,
                "upcoming": try JSONValue(encoding: upcoming), "entries": .integer(entries),
            ]
        }
    }
}
