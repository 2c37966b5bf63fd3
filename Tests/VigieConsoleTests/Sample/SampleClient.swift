import Cron
import JSONTree
import Surroundings
import VigieAccess
import VigieClient
import VigieEngine
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieTestSupport
import Wording

/// A Vigie with a shop's worth of history, the same every time.
struct SampleClient: Client {
    static let now = Timestamp(rfc3339: "2026-11-22T15:40:12Z") ?? Timestamp(seconds: 0)
    let now = Self.now
    /// What people type into every place that has a name.
    var hostile: String?
    var isEmpty = false
    /// What was recorded after the rest.
    var newer: [EntryView] = []
    /// What reading the readiness throws.
    var failure: (any Error)?
    /// Whether the reader may look at some chapters only.
    var isNarrow = false
    /// Told of everything that such a reader would be refused.
    var onRefusal: @Sendable () -> Void = {}

    private func refuseNarrow() throws {
        guard isNarrow else { return }
        onRefusal()
        throw AccessError.refused(.read(), has: .viewer)
    }

    var subject: String { hostile ?? "BackupPolicy/shop" }

    func platform() async throws -> PlatformView {
        PlatformView(
            name: hostile ?? "Boutique", timeZone: try Zone("Europe/Paris"), languages: [.english, .french],
            version: "0.9.0", planDigest: "7d3f0c1be98a52d4", resources: isEmpty ? 0 : 11, errors: 0,
            warnings: isEmpty ? 0 : 1, entries: isEmpty ? 0 : 18_204, now: now)
    }

    func plan() async throws -> PlanView {
        PlanView(
            digest: "7d3f0c1be98a52d4", resources: isEmpty ? [] : SamplePlan.resources(hostile),
            diagnostics: isEmpty ? [] : SamplePlan.diagnostics(hostile), isCurrent: true)
    }

    func resource(_ identifier: String) async throws -> ResourceDetail {
        guard let resource = SamplePlan.resources(hostile).first(where: { $0.identifier == identifier }) else {
            throw ClientError.unknownResource(identifier)
        }
        return ResourceDetail(
            resource: resource, summary: "How a database is backed up: when, where to, for how long.",
            source: SampleSecrets.source(of: identifier, hostile: hostile) ?? SamplePlan.source(hostile), firstLine: 14,
            diagnostics: SamplePlan.diagnostics(hostile))
    }

    func readiness(asOf instant: Timestamp?) async throws -> ReadinessReport {
        if let failure { throw failure }
        return SampleReadiness(now: now, hostile: hostile, isEmpty: isEmpty, isEarlier: instant != nil).report
    }

    func control(_ id: ControlID, history: HistoryQuestion) async throws -> ControlDetail {
        guard let assessment = try await readiness()[id] else { throw ReadinessError.unknownControl(id.rawValue) }
        let hours: [Int64] = isEmpty ? [] : [4, 52, 310, 420]
        let statuses: [ControlStatus] = [assessment.status, .proven, .stale, .configured]
        return ControlDetail(
            assessment: assessment,
            history: zip(hours, statuses).map { hours, status in
                StatusChange(
                    at: now - .seconds(hours * 3600), status: status, reason: assessment.judgement.reason,
                    evidence: assessment.judgement.evidence)
            }, since: now - .seconds(30 * 86_400))
    }

    func procedures() async throws -> [ProcedureView] {
        let input: JSONValue = [
            "type": "object", "required": ["policy", "repository"],
            "properties": ["policy": ["type": "string"], "repository": ["type": "string"]],
        ]
        return [
            ProcedureView(
                name: "backup.prove",
                title: LocalizedText(
                    en: "Prove a backup by restoring it", fr: "Prouver une sauvegarde en la restaurant"),
                version: 1, input: input),
            ProcedureView(
                name: "backup.take", title: LocalizedText(en: "Take a backup", fr: "Faire une sauvegarde"), version: 1,
                input: [
                    "type": "object", "required": ["policy"],
                    "properties": [
                        "policy": ["type": "string"], "type": ["type": "string", "enum": ["full", "diff", "incr"]],
                    ],
                ]),
            ProcedureView(
                name: "backup.inspect",
                title: LocalizedText(en: "Look what a repository holds", fr: "Examiner un dépôt"), version: 1,
                input: input),
            ProcedureView(
                name: "secret.rotate", title: LocalizedText(en: "Change a secret", fr: "Renouveler un secret"),
                version: 1,
                input: [
                    "type": "object", "required": ["secret"], "properties": ["secret": ["type": "string"]],
                ]),
            ProcedureView(
                name: "recovery.failover",
                title: LocalizedText(en: "Fail over to the other site", fr: "Basculer vers l’autre site"),
                version: 2, input: ["type": "object"]),
        ]
    }

    func upcoming(limit: Int) async throws -> [UpcomingRun] {
        isEmpty
            ? []
            : [
                (1240, "shop-incremental", "backup.take"), (9000, "shop-proof", "backup.prove"),
                (41_000, "shop-inspect", "backup.inspect"), (412_000, "shop-full", "backup.take"),
            ]
            .map { UpcomingRun(due: now + .seconds(Int64($0.0)), schedule: $0.1, procedure: $0.2, subject: subject) }
    }

    func runs(_ question: RunQuestion) async throws -> Page<RunView> {
        let all = isEmpty ? [] : SampleRuns(now: now, hostile: hostile).all
        let fitting = all.filter { run in
            (question.statuses.isEmpty || question.statuses.contains(run.state))
                && (question.verdict == nil || run.verdict == question.verdict)
                && (question.procedure == nil || run.procedure == question.procedure)
        }
        return Page(items: Array(fitting.prefix(question.limit)), next: fitting.count > 10 ? fitting.last?.id : nil)
    }

    func run(_ id: RunID) async throws -> RunDetail {
        try SampleRuns(now: now, hostile: hostile).detail(id.rawValue)
    }

    func log(of run: RunID, after position: Int64, limit: Int) async throws -> Page<LogLineView> {
        try await self.run(run).log
    }

    func approvals() async throws -> [ApprovalRequest] {
        isEmpty ? [] : [try SampleRuns(now: now, hostile: hostile).approval()]
    }

    func entries(_ question: EntryQuestion) async throws -> Page<EntryView> {
        let all = isEmpty ? [] : newer + (try SampleLedger(now: now, hostile: hostile).all)
        let fitting = all.filter { entry in
            (question.kind.map { entry.kind.hasPrefix($0) } ?? true)
                && (question.subject == nil || hostile != nil || entry.subject == question.subject)
        }
        return Page(items: Array(fitting.prefix(question.limit)), next: question.kind == nil ? "18100" : nil)
    }

    func entry(_ index: Int64) async throws -> EntryView {
        guard let entry = try SampleLedger(now: now, hostile: hostile).all.first(where: { $0.index == index }) else {
            throw ClientError.unknownResource("entry \(index)")
        }
        return entry
    }

    func verify(_ question: VerificationQuestion) async throws -> VerificationView {
        let value: JSONValue = [
            "verdict": "pass", "size": 18_204,
            "root": "9f2c61bd7e0a4c55d1e8aa93b0f47c2e6d10b5a8c3f4e7d29b60c1a8f5e3d702",
            "findings": [], "omitted": 0, "confirmedSizes": [18_000, 18_204], "clockSteps": [],
            "sentences": ["18204 entries were read.", "They agree with 2 checkpoints."],
        ]
        return try value.decoded()
    }

    func checkpoints(limit: Int) async throws -> Page<CheckpointView> {
        Page(items: [try await checkpoint()], next: nil)
    }

    func checkpoint() async throws -> CheckpointView {
        let value: JSONValue = [
            "origin": "vigie.example.org/boutique", "size": 18_204,
            "note":
                "vigie.example.org/boutique\n18204\nnyxhvX4KTFXR6KqTsPR8LhDWtajDWqjD9OfSm2DBqPU=\n\n— vigie.example.org/boutique q7RkAbX…9fA=\n",
        ]
        return try value.decoded()
    }

    private static let proof =
        "c2sp.org/tlog-proof@v1\nb1946ac92492d2347c6235b4d2611184\n591785b794601e212b260e25925636fd\n"

    func proof(of index: Int64) async throws -> EntryProofView {
        try refuseNarrow()
        let value: JSONValue = [
            "index": .integer(index), "size": 18_204,
            "proof": .string(Self.proof + "index \(index)\n"),
        ]
        return try value.decoded()
    }

    func events(after cursor: EventCursor?, of run: RunID?) async throws -> EventStream {
        AsyncThrowingStream { nil }
    }

    func start(_ order: RunOrder) async throws -> StartedRun {
        StartedRun(run: try await run("01running").run, wasKnown: false)
    }
    func cancel(_ id: RunID, reason: String?) async throws -> RunView { try await run(id).run }
    func retry(_ id: RunID) async throws -> RunView { try await run(id).run }
    func resolve(_ id: RunID, _ resolution: Resolution) async throws -> RunView { try await run(id).run }
    func approve(_ id: RunID, _ decision: Decision) async throws -> RunView { try await run(id).run }
    func refuse(_ id: RunID, _ decision: Decision) async throws -> RunView { try await run(id).run }
    func inclusion(of index: Int64, size: Int64?) async throws -> MerkleProofView {
        MerkleProofView(from: index, size: 18_204, hashes: [])
    }
    func consistency(from old: Int64, to new: Int64?) async throws -> MerkleProofView {
        MerkleProofView(from: old, size: 18_204, hashes: [])
    }
    func export(from index: Int64, limit: Int) async throws -> ExportPage {
        try refuseNarrow()
        return ExportPage(lines: "{}\n", next: nil)
    }
}

extension SamplePlan {
    static func resources(_ hostile: String?) -> [ResourceView] {
        var resources = known + SampleSecrets.resources
        if let hostile {
            resources.append(
                ResourceView(
                    kind: hostile, name: hostile, position: SourcePosition(file: hostile, line: 1, column: 1),
                    refersTo: [hostile], referredBy: [hostile]))
        }
        return resources
    }
}
