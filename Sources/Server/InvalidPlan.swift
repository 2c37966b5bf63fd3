import VigiePlan
package import Wording

/// A plan has errors, so nothing is done.
package struct InvalidPlan: Error, ProblemConvertible {
    package let check: PlanCheck

    package init(check: PlanCheck) {
        self.check = check
    }

    package var problem: Problem {
        let errors = check.diagnostics.count { $0.severity == .error }
        return Problem(
            code: "plan.invalid", nature: .usage,
            title: errors == 1 ? "The plan has an error." : "The plan has \(errors) errors.",
            hint: "`vigie check` shows each with its place.")
    }
}
