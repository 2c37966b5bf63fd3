package import VigieClient
import VigieLedger
import VigiePlan
import VigieStore

extension ControlPlane {
    /// What a local client answers from.
    ///
    /// - Parameter check: the plan's files as they were looked at last; those of the plan in force, if not given.
    package func grounds(after check: PlanCheck? = nil) -> Grounds {
        Grounds(
            plan: plan, diagnostics: check?.diagnostics ?? [], isCurrent: check?.isValid ?? true, engine: engine,
            store: store, ledger: ledger, world: world, parts: Parts.all, kinds: Parts.kinds, version: Release.number)
    }

    /// A client that answers from here, on behalf of who sits before the command line.
    package func client() -> LocalClient {
        LocalClient(desk: Desk(grounds()), caller: Caller(person: Person.name))
    }
}
