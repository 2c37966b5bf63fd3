import ArgumentParser
import JSONTree
import Surroundings
import TerminalOutput
import VigieChapter
import VigieClient
import VigieEngine
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieServer
import Wording

struct AccessGrants: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grants", abstract: "List who got in, in emergencies, and end what should have ended.")

    @OptionGroup var reach: ReachOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let table = try await reach.withWorkbench { bench in
            // A server does that by itself, from its start on.
            if let plane = bench.plane { try await sweep(plane) }
            return try await GrantTable(of: bench.client)
        }
        try output.format.present(table)
    }

    private func sweep(_ plane: ControlPlane) async throws {
        let sweep = EmergencySweep(
            plan: plane.plan, ledger: plane.ledger, store: plane.store,
            workplace: try plane.engine.services.get(Workplace.self), world: plane.world)
        for (access, problem) in await sweep.perform() {
            Terminal.note("warning: \(access): \(problem.title) \(problem.detail ?? "")")
        }
    }
}

/// Who got in, what for, and what came of it.
struct GrantTable: Presentable {
    struct Row {
        let event: EmergencyEvent
        /// Absent once they are forgotten.
        let who: String?
        let reason: String?

        var state: String {
            guard let ended = event.ended?.evidence else { return "open until \(event.granted.until.display)" }
            if event.neverBegan { return "never began" }
            guard let review = event.reviewed?.evidence else { return "\(ended.cause.rawValue), not reviewed" }
            return "\(ended.cause.rawValue), \(review.isJustified ? "justified" : "not justified")"
        }
    }

    let rows: [Row]
    let names: [String]

    var text: String {
        guard !rows.isEmpty else {
            guard !names.isEmpty else { return "The plan has no EmergencyAccess." }
            return "Nobody ever got in by \(names.joined(separator: ", "))."
        }
        var table = Table(
            .init("GRANT"), .init("ACCESS"), .init("WHO"), .init("INCIDENT"), .init("REASON"), .init("STATE"))
        for row in rows {
            let granted = row.event.granted
            table.add(
                granted.grant, granted.access, row.who ?? "–", granted.incident, row.reason ?? "–", row.state)
        }
        return table.text
    }

    var json: JSONValue {
        get throws {
            .array(
                try rows.map { row in
                    var members = try JSONValue(encoding: row.event.granted).object ?? [:]
                    members["who"] = row.who.map { .string($0) }
                    members["reason"] = row.reason.map { .string($0) }
                    members["state"] = .string(row.state)
                    return .object(members)
                })
        }
    }
}
