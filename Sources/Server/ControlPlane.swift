package import Cron
package import Surroundings
import VigieChapter
package import VigieEngine
package import VigieLedger
package import VigiePlan
package import VigieReadiness
package import VigieStore
package import Wording

/// A Vigie put together: the plan, the records, the engine and the chapters.
///
/// The command line works on one of these directly; the surfaces of a server will too. It is opened for the length of
/// a scope, so that its files are always closed.
package struct ControlPlane: Sendable {
    package let settings: Settings
    package let plan: Plan
    package let records: Records
    package let engine: Engine

    package var world: World { records.world }
    package var store: any Store { records.store }
    package var ledger: Ledger { records.ledger }

    /// The zone that people's times are told in.
    package var zone: Zone {
        plan.all(Platform.self).first?.spec.timeZone ?? .utc
    }

    /// The language that people are spoken to in if they do not say otherwise: the platform's first.
    package var language: Language {
        plan.all(Platform.self).first?.spec.languages.first ?? .english
    }

    /// What is proven now, and what is not.
    package func readiness() async throws -> ReadinessReport {
        try await readiness(of: ledger, at: world.now())
    }

    /// What was proven at an earlier instant, by what was recorded before it, of what the plan promises today.
    package func readiness(asOf instant: Timestamp) async throws -> ReadinessReport {
        try await readiness(of: ledger.asOf(instant), at: instant)
    }

    private func readiness(of ledger: Ledger, at now: Timestamp) async throws -> ReadinessReport {
        let context = JudgementContext(plan: plan, ledger: ledger, now: now)
        return try await Readiness.assess(judges: Chapters.all.flatMap(\.controls), context: context)
    }
}
