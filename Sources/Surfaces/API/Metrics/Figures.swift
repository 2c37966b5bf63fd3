import Surroundings
import VigieClient
import VigieEngine
import VigieReadiness
import VigieStore

/// Everything that `/metrics` tells.
struct Figures {
    let client: any Client
    let desk: Desk
    let load: ServiceRoutes.Load

    func text(_ metrics: Metrics) async throws -> String {
        let platform = try await client.platform()
        let report = try await client.readiness()
        var exposition = Exposition()
        exposition.family("vigie_build", .info, "The program.")
        exposition.sample("vigie_build_info", ["version": platform.version], 1)
        write(report, to: &exposition)
        write(platform, to: &exposition)
        try await writeRuns(to: &exposition)
        exposition.gauge("vigie_http_requests_in_flight", "Requests being answered.", Double(load.requests))
        exposition.gauge("vigie_http_streams", "Open streams.", Double(load.streams))
        exposition.gauge("vigie_event_readers", "Readers of events.", Double(desk.feed.readers))
        metrics.write(to: &exposition)
        if let memory = Residence.memory {
            exposition.gauge("process_resident_memory_bytes", "Resident memory.", unit: "bytes", memory)
        }
        if let files = Residence.openFiles { exposition.gauge("process_open_fds", "Open file descriptors.", files) }
        exposition.gauge(
            "process_start_time_seconds", "When the process began to serve.", unit: "seconds",
            Double(metrics.start.seconds))
        exposition.finish()
        return exposition.text
    }

    private func write(_ report: ReadinessReport, to exposition: inout Exposition) {
        exposition.family("vigie_controls", .gauge, "Promises by how they stand.")
        for status in ControlStatus.allCases {
            exposition.sample("vigie_controls", ["status": status.rawValue], Double(report.count(status)))
        }
        exposition.family(
            "vigie_control_status", .gauge,
            "1 for how a promise stands: proven, stale, failing, configured, missing or not-applicable.")
        for assessment in report.assessments {
            exposition.sample(
                "vigie_control_status",
                [
                    "control": assessment.control.id.rawValue, "chapter": assessment.control.chapter.rawValue,
                    "status": assessment.status.rawValue,
                ], 1)
        }
        exposition.family(
            "vigie_control_ratio", .gauge, "The worst figure of a promise, divided by its objective: above 1 is missed."
        )
        for assessment in report.assessments {
            guard let ratio = assessment.judgement.measurements.compactMap(\.ratio).max() else { continue }
            exposition.sample("vigie_control_ratio", ["control": assessment.control.id.rawValue], ratio)
        }
        exposition.family(
            "vigie_control_fresh_until_seconds", .gauge, "When a proof lapses by itself.", unit: "seconds")
        for assessment in report.assessments {
            guard let instant = assessment.judgement.freshUntil else { continue }
            exposition.sample(
                "vigie_control_fresh_until_seconds", ["control": assessment.control.id.rawValue],
                Double(instant.seconds))
        }
    }

    private func write(_ platform: PlatformView, to exposition: inout Exposition) {
        exposition.gauge("vigie_plan_resources", "Resources of the plan in force.", Double(platform.resources))
        exposition.family("vigie_plan_diagnostics", .gauge, "What is wrong with the plan's files.")
        exposition.sample("vigie_plan_diagnostics", ["severity": "error"], Double(platform.errors))
        exposition.sample("vigie_plan_diagnostics", ["severity": "warning"], Double(platform.warnings))
        exposition.family("vigie_ledger_entries", .counter, "Entries of the ledger.")
        exposition.sample("vigie_ledger_entries_total", [:], Double(platform.entries))
    }

    private func writeRuns(to exposition: inout Exposition) async throws {
        let runs = try await desk.grounds.store.runs(
            RunQuery(statuses: RunStatus.active.map(\.rawValue), limit: 10_000))
        exposition.family("vigie_runs", .gauge, "Runs that have not ended, by how they stand.")
        for status in RunStatus.active {
            exposition.sample(
                "vigie_runs", ["status": status.rawValue], Double(runs.count { $0.status == status.rawValue }))
        }
        let now = desk.grounds.world.now()
        let oldest = runs.filter { $0.status == RunStatus.waiting.rawValue }.map(\.createdAt).min()
        exposition.gauge(
            "vigie_oldest_waiting_run_seconds", "How long the oldest run has waited for a person or a signal.",
            unit: "seconds", oldest.map { (now - $0).inSeconds } ?? 0)
    }
}
