import OpenBaoClient
import VigieChapter
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Measures a secrets manager: writes and reads a throw-away secret, and looks how the server is kept.
package struct EvaluateManager: Procedure, Hashable {
    package static let name: ProcedureName = "secret.evaluate"
    package static let title = LocalizedText(
        en: "Evaluate a secrets manager", fr: "Évaluer un gestionnaire de secrets")

    package static let steps = [Phrase("measure", fr: "mesurer")]

    package let manager: String

    package init(manager: String) {
        self.manager = manager
    }

    package var subject: String { "SecretsManager/\(manager)" }

    package func perform(in run: Run) async throws -> EvaluationResult {
        guard let resource = run.plan.find(SecretsManager.self, manager) else {
            throw SecretsError.noManager(manager)
        }
        let workplace = try run.services.get(Workplace.self)
        let trial = ManagerTrial(manager: resource, path: "vigie-evaluation/\(run.id)", world: run.world)
        let evaluated: ManagerEvaluated = try await run.step("measure") { context in
            let login = try resource.spec.login.resolved(workplace.secrets)
            return try await OpenBaoClient.with(try resource.spec.settings(), login: login) { client in
                try await trial.perform(client, context)
            }
        }
        try await run.record(evaluated)
        return EvaluationResult(evaluated)
    }
}

/// What evaluating a manager returns.
package struct EvaluationResult: RunResult, Hashable {
    package let evaluated: ManagerEvaluated

    package init(_ evaluated: ManagerEvaluated) {
        self.evaluated = evaluated
    }

    package var verdict: Verdict { .pass }

    package var summary: String { summaryText.en }

    package var summaryText: LocalizedText {
        let (name, score, baseline) = (evaluated.manager, evaluated.score, evaluated.baseline)
        return LocalizedText(
            en: "\(name) meets the needs by \(score) of 100; files alone by \(baseline).",
            fr: "\(name) répond aux besoins à \(score) sur 100 ; des fichiers seuls, à \(baseline).")
    }
}
