package import Surroundings
package import VigieLedger
package import VigiePlan
import VigieStore

/// A procedure's hold on the run that executes it: the only way from a procedure to the world.
package struct Run: Sendable {
    package let id: RunID
    package let plan: Plan
    /// For reading what is known; `record` writes.
    package let ledger: Ledger
    package let services: Services
    package let world: World

    let journal: Journal

    /// What or who started it: `person/…` and a pseudonym, or a schedule.
    package var cause: String { journal.record.cause }
}
