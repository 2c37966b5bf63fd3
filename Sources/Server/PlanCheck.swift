import VigieChapter
package import VigieLedger
package import VigiePlan
import VigieReadiness

/// A plan that was looked at, and everything that was found.
package struct PlanCheck: Sendable {
    package let plan: Plan
    package let diagnostics: [Diagnostic]

    /// Reads a plan: its form, its references, and what its kinds can tell by themselves.
    package static func syntax(_ paths: [String]) throws -> PlanCheck {
        let (plan, diagnostics) = try Parts.reader.read(paths)
        return PlanCheck(plan: plan, diagnostics: diagnostics)
    }

    /// Reads a plan that is in memory.
    package static func syntax(texts: [(name: String, text: String)]) -> PlanCheck {
        let (plan, diagnostics) = Parts.reader.read(texts: texts)
        return PlanCheck(plan: plan, diagnostics: diagnostics)
    }

    /// Adds what the parts say of a plan without errors: whether it can be kept at all.
    /// - Parameter ledger: What was measured so far, where there is anything.
    package func feasibility(measuredIn ledger: Ledger?) async -> PlanCheck {
        guard isValid else { return self }
        var found = diagnostics + Readiness.check(plan)
        for part in Parts.all { found += await part.check(plan, measuredIn: ledger) }
        return PlanCheck(plan: plan, diagnostics: found.sorted())
    }

    package var isValid: Bool {
        !diagnostics.contains { $0.severity == .error }
    }

    /// The plan, if it may be acted upon.
    package var validPlan: Plan {
        get throws(InvalidPlan) {
            guard isValid else { throw InvalidPlan(check: self) }
            return plan
        }
    }
}
