import JSONTree
import Surroundings
import VigieClient
import VigieEngine
import VigieStore
import Wording

/// What ran at the shop, and runs now.
struct SampleRuns {
    let now: Timestamp
    let hostile: String?

    var all: [RunView] {
        [
            run("01running", "backup.prove", "running", ago: 74),
            run("01waiting", "recovery.failover", "waiting", ago: 900),
            run("01uncertain", "backup.take", "uncertain", ago: 5400),
            run(
                "01failed", "backup.prove", "finished", ago: 15_000, took: 214, verdict: "fail",
                "The copy from ams recovered to 02:11:40, 37 minutes short."),
        ]
            + (0..<14).map { index in
                run(
                    "01done\(index)", index.isMultiple(of: 3) ? "backup.prove" : "backup.take", "finished",
                    ago: 16_000 + Int64(index) * 5210, took: 42 + Double(index * 7),
                    verdict: index == 6 ? "inconclusive" : "pass",
                    index.isMultiple(of: 3)
                        ? "Everything came back: 1.0 s lost, 3 min 09 s until it was back."
                        : "20261122-\(141_200 + index)F stored, 212 MB.")
            }
    }

    private func run(
        _ id: String, _ procedure: String, _ status: String, ago: Int64, took: Double? = nil, verdict: String? = nil,
        _ summary: String? = nil
    ) -> RunView {
        let began = now - .seconds(ago)
        var record = RunRecord(
            id: id, procedure: procedure, input: ["policy": "shop", "repository": .string(hostile ?? "fra")],
            subject: hostile ?? "BackupPolicy/shop",
            cause: hostile ?? (id == "01waiting" ? "person/ada" : "schedule/shop-proof"),
            createdAt: began - .milliseconds(180), status: status)
        record.startedAt = began
        record.finishedAt = took.map { began + .milliseconds(Int64($0 * 1000)) }
        record.verdict = verdict
        record.summary = summary.map { hostile ?? $0 }
        if status == "uncertain" {
            record.problem = try? JSONValue(
                encoding: Problem(
                    code: "engine.uncertain", title: "A step that must not be repeated was cut off.",
                    detail: hostile ?? "push the archive",
                    hint: hostile ?? "Look at the repository, then say what became of it."))
        }
        return RunView(record)
    }

    func detail(_ id: String) throws -> RunDetail {
        guard let run = all.first(where: { $0.id == id }) else { throw EngineError.unknownRun(id) }
        return RunDetail(
            run: run, steps: steps(of: run), log: Page(items: log(of: run), next: nil),
            approval: id == "01waiting" ? try approval() : nil,
            entries: run.verdict == nil
                ? []
                : try SampleLedger(now: now, hostile: hostile).all.filter { $0.kind == "backup.proof" }.prefix(1).map(
                    \.self))
    }

    private func steps(of run: RunView) -> [StepView] {
        let began = run.startedAt ?? now
        let plan: [(String, String, Double, Double)] = [
            ("make room", "repeatable", 0, 0.4), ("choose", "repeatable", 0.4, 3.1), ("fetch", "repeatable", 3.5, 38),
            ("replay", "repeatable", 41.5, 22), ("look", "repeatable", 63.5, 11), ("clear away", "once", 74.5, 1.2),
            ("backup.proof", "record", 75.7, 0.1),
        ]
        return plan.prefix(run.state == .running ? 5 : run.state == .finished ? 7 : 3).enumerated().map { index, step in
            let isLast = run.state == .running && index == 4
            var record = StepRecord(
                run: run.id, sequence: index, name: hostile ?? step.0, kind: step.1,
                state: isLast ? "started" : "finished",
                attempt: index == 2 ? 2 : 1, startedAt: began + .milliseconds(Int64(step.2 * 1000)),
                finishedAt: isLast ? nil : began + .milliseconds(Int64((step.2 + step.3) * 1000)))
            if run.state == .uncertain, index == 2 {
                record = StepRecord(
                    run: run.id, sequence: index, name: hostile ?? "push the archive", kind: "once", state: "started",
                    startedAt: began + .seconds(3))
            }
            if run.state == .waiting, index == 2 {
                record = StepRecord(
                    run: run.id, sequence: index, name: "fence the old primary", kind: "approval", state: "waiting",
                    startedAt: began + .seconds(4))
            }
            return StepView(record)
        }
    }

    private func log(of run: RunView) -> [LogLineView] {
        let began = run.startedAt ?? now
        let lines: [(Double, String?, String, String)] = [
            (0.1, "make room", "info", "removed the copy that run 01jd3x left behind"),
            (0.6, "choose", "info", "repository fra holds 14 backups; the newest is 20261122-140000I"),
            (3.6, "fetch", "info", "restoring 212 MB with pgBackRest 2.58 into an empty directory"),
            (14.2, "fetch", "warning", "the repository answered slowly; tried again"),
            (41.6, "replay", "info", "recovering to 2026-11-22 15:38:41.207+00, heartbeat 88421 must be there"),
            (58.0, "replay", "debug", "restored log file \"00000001000000050000002A\" from archive"),
            (63.6, "look", "info", "connected to the copy; 88421 heartbeats, none missing"),
        ]
        return lines.enumerated().map { index, line in
            LogLineView(
                LogLine(
                    run: run.id, position: Int64(index + 1), at: began + .milliseconds(Int64(line.0 * 1000)),
                    step: line.1,
                    level: line.2, message: hostile ?? line.3, fields: hostile.map { ["x": .string($0)] }))
        }
    }

    func approval() throws -> ApprovalRequest {
        let value: JSONValue = [
            "run": "01waiting", "sequence": 2, "title": .string(hostile ?? "Fence fra and promote ams"),
            "subject": [
                "from": .string(hostile ?? "fra"), "to": "ams", "database": "Database/shop", "lagSeconds": 1.2,
            ],
            "digest": "4be1d0c7a9f25e386c7d51a0b8e3f94d21c06b7ea5d8f3907c14e2b69a80d35f",
            "policy": ["people": 2, "requesterMayApprove": false, "expiresAfter": [86_400, 0]],
            "requester": "person/ada", "expiresAt": .string((now + .seconds(5 * 3600)).rfc3339),
            "approvedBy": ["person/grace"],
        ]
        return try value.decoded()
    }
}
