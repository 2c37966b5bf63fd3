package import VigieClient
import VigieLedger
import VigiePlan
import VigieStore
package import Wording

extension ControlPlane {
    /// What a local client answers from.
    ///
    /// - Parameter check: the plan's files as they were looked at last; those of the plan in force, if not given. What
    ///   was measured may be against a plan that is in force all the same.
    package func grounds(after check: PlanCheck? = nil) -> Grounds {
        grounds(check?.diagnostics ?? [], isCurrent: check.map { $0.plan.digest == plan.digest } ?? true)
    }

    /// What a local client answers from while the plan's files cannot be read.
    package func grounds(unreadable problem: Problem) -> Grounds {
        let message = [problem.title, problem.detail].compactMap(\.self).joined(separator: " ")
        return grounds([.error(problem.code, message, at: nil, hint: problem.hint)], isCurrent: false)
    }

    private func grounds(_ diagnostics: [Diagnostic], isCurrent: Bool) -> Grounds {
        Grounds(
            plan: plan, diagnostics: diagnostics, isCurrent: isCurrent, engine: engine, store: store, ledger: ledger,
            world: world, parts: Parts.all, kinds: Parts.kinds, version: Release.number)
    }

    /// A client that answers from here, on behalf of who sits before the command line.
    package func client() -> LocalClient {
        LocalClient(desk: Desk(grounds()), caller: Caller(person: Person.name))
    }
}
