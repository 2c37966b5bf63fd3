import Surroundings
import VigieLedger
import VigiePlan
import Wording

/// Judges every control of the catalogue, now.
package enum Readiness {
    /// Asks each control's judges and folds their answers (`ControlAssessment+Fold`).
    ///
    /// - Throws: only when the task is cancelled: half an assessment would look like a whole one.
    package static func assess(
        judges: [ControlJudge], context: JudgementContext
    ) async throws(CancellationError) -> ReadinessReport {
        let judges = Dictionary(grouping: judges, by: \.control)
        let exemptions = Exemptions(of: context.plan)
        var assessments: [ControlAssessment] = []
        for control in Catalogue.controls {
            let exemption = exemptions[control.id]
            let asked = exemption == nil ? judges[control.id] ?? [] : []
            let answers = await answers(of: asked, in: context)
            assessments.append(
                ControlAssessment(control, answers: answers, exemption: exemption, now: context.now))
            guard !Task.isCancelled else { throw CancellationError() }
        }
        let platform = context.plan.all(Platform.self).first
        return ReadinessReport(
            at: context.now, platform: platform.map { $0.spec.displayName ?? $0.name }, assessments: assessments)
    }

    /// Judges one control alone; `judges` may be those of others too.
    package static func assess(
        _ control: Control, judges: [ControlJudge], context: JudgementContext
    ) async -> ControlAssessment {
        let exemption = Exemptions(of: context.plan)[control.id]
        let asked = exemption == nil ? judges.filter { $0.control == control.id } : []
        let answers = await answers(of: asked, in: context)
        return ControlAssessment(control, answers: answers, exemption: exemption, now: context.now)
    }

    private static func answers(
        of judges: [ControlJudge], in context: JudgementContext
    ) async -> [Result<Judgement, Problem>] {
        var answers: [Result<Judgement, Problem>] = []
        for judge in judges {
            do {
                answers.append(.success(try await judge.judge(context)))
            } catch {
                answers.append(.failure(error.asProblem))
            }
        }
        return answers
    }
}
