import Surroundings
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieStore

/// How the status of a control changed, judged again at the instants at which it can have changed.
///
/// A status changes when evidence is recorded and when a proof lapses. So it is judged after each entry of the kinds
/// that it rested on, and when what was fresh then lapsed; and once a day besides, for whatever else there may be.
/// At most `mostInstants` times in all: of more entries the newest count.
struct ControlHistory {
    let control: Control
    let judges: [ControlJudge]
    let plan: Plan
    let ledger: Ledger

    private static let mostInstants = 200

    /// The changes, newest first, down to how it stood at the beginning.
    func changes(
        to present: ControlAssessment, at now: Timestamp, since start: Timestamp
    ) async throws -> [StatusChange] {
        let beginning = min(start, now)
        var instants = Set([beginning])
        for instant in days(from: beginning, to: now) { instants.insert(instant) }
        var kinds: Set<String> = []
        var judged: [Timestamp: ControlAssessment] = [now: present]
        try await add(present, &instants, &kinds, from: beginning, to: now)
        while let instant = instants.first(where: { judged[$0] == nil }), judged.count < Self.mostInstants {
            try Task.checkCancellation()
            let assessment = await assess(at: instant)
            judged[instant] = assessment
            try await add(assessment, &instants, &kinds, from: beginning, to: now)
        }
        return fold(judged)
    }

    private func assess(at instant: Timestamp) async -> ControlAssessment {
        let context = JudgementContext(plan: plan, ledger: ledger.asOf(instant), now: instant)
        return await Readiness.assess(control, judges: judges, context: context)
    }

    private func days(from start: Timestamp, to end: Timestamp) -> [Timestamp] {
        let day = Duration.seconds(86_400)
        return (1...90).map { end - day * $0 }.filter { $0 > start }
    }

    /// The instants at which it may have changed, as far as this judgement tells.
    private func add(
        _ assessment: ControlAssessment, _ instants: inout Set<Timestamp>, _ kinds: inout Set<String>,
        from start: Timestamp, to end: Timestamp
    ) async throws {
        if let lapse = assessment.judgement.freshUntil, lapse > start, lapse < end { instants.insert(lapse) }
        guard let evidence = assessment.judgement.evidence, kinds.insert(evidence.kind).inserted else { return }
        let query = EntryQuery(
            kind: evidence.kind, from: start, to: end, order: .newestFirst, limit: Self.mostInstants / 2)
        // An entry is seen by who looks after it was recorded.
        for entry in try await ledger.entries(query) { instants.insert(min(entry.at + .microseconds(1), end)) }
    }

    private func fold(_ judged: [Timestamp: ControlAssessment]) -> [StatusChange] {
        var changes: [StatusChange] = []
        for (instant, assessment) in judged.sorted(by: { $0.key < $1.key })
        where changes.last?.status != assessment.status {
            changes.append(
                StatusChange(
                    at: instant, status: assessment.status, reason: assessment.judgement.reason,
                    evidence: assessment.judgement.evidence))
        }
        return changes.reversed()
    }
}
