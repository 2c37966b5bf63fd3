package import Surroundings
import VigieChapter
import VigieLedger
import VigiePlan
package import VigieReadiness

extension LocalClient {
    package func readiness(asOf instant: Timestamp?) async throws -> ReadinessReport {
        let grounds = grounds
        let now = grounds.world.now()
        let instant = instant.map { min($0, now) }
        let question = JudgedReports.Question(
            plan: grounds.plan.digest, entries: try await grounds.ledger.size(), instant: instant)
        return try await desk.judged.report(question, now: now) {
            let ledger = instant.map { grounds.ledger.asOf($0) } ?? grounds.ledger
            let context = JudgementContext(plan: grounds.plan, ledger: ledger, now: instant ?? now)
            return try await Readiness.assess(judges: grounds.judges, context: context)
        }
    }

    package func control(_ id: ControlID, history: HistoryQuestion) async throws -> ControlDetail {
        guard let control = Catalogue.control(id) else { throw ReadinessError.unknownControl(id.rawValue) }
        let limit = try checked(history.limit, 1...200)
        let report = try await readiness()
        guard let assessment = report[id] else { throw ReadinessError.unknownControl(id.rawValue) }
        let grounds = grounds
        let since = history.since ?? report.at - .seconds(30 * 86_400)
        let fold = ControlHistory(
            control: control, judges: grounds.judges, plan: grounds.plan, ledger: grounds.ledger)
        let changes = try await fold.changes(to: assessment, at: report.at, since: since)
        return ControlDetail(assessment: assessment, history: Array(changes.prefix(limit)), since: since)
    }
}
