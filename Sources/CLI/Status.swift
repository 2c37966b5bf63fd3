import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieEngine
import VigieLedger
import VigieReadiness
import VigieServer
import VigieStore
import Wording

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say in a few lines what runs, what waits for you, and what comes next.")

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await place.withControlPlane { try await StatusReport($0) }
        try output.format.present(report)
    }
}

/// The state of a Vigie at a glance.
struct StatusReport: Presentable {
    let readiness: ReadinessReport
    let active: [RunRecord]
    let recent: [RunRecord]
    let upcoming: [UpcomingRun]
    let entries: Int64

    init(_ plane: ControlPlane) async throws {
        readiness = try await plane.readiness()
        active = try await plane.store.runs(RunQuery(statuses: RunStatus.active.map(\.rawValue), limit: 50))
        recent = try await plane.store.runs(RunQuery(statuses: [RunStatus.finished.rawValue], limit: 5))
        upcoming = plane.upcoming(limit: 5)
        entries = try await plane.ledger.size()
    }

    var text: String {
        var parts = [readiness.summary.en]
        let waiting = active.filter { $0.state.needsPerson || $0.state == .waiting }
        if !waiting.isEmpty { parts.append("Waits for you:\n" + RunRecords(runs: waiting).text) }
        let running = active.filter { !$0.state.needsPerson && $0.state != .waiting }
        parts.append(running.isEmpty ? "Nothing runs." : "Runs:\n" + RunRecords(runs: running).text)
        if !recent.isEmpty { parts.append("Last:\n" + RunRecords(runs: recent).text) }
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
                "active": RunRecords(runs: active).json, "recent": RunRecords(runs: recent).json,
                "upcoming": .array(upcoming.map(\.json)), "entries": .integer(entries),
            ]
        }
    }
}

extension UpcomingRun {
    fileprivate var json: JSONValue {
        [
            "due": .string(due.rfc3339), "schedule": .string(schedule), "procedure": .string(procedure),
            "subject": .string(subject),
        ]
    }
}
