package import VigieEngine
package import VigieLedger
package import VigiePlan

/// Something that a running Vigie is put together from: what it adds to a plan, and what it does.
///
/// Parts never import one another. They meet through entries of the ledger, and through `reactions` to them.
package protocol Part: Sendable {
    /// The kinds of resource it adds to a plan.
    var kinds: [any ResourceSpec.Type] { get }
    /// Whether what is declared can be kept at all, as far as the plan and earlier measurements tell.
    /// - Parameter ledger: Absent where nothing has been measured yet.
    func check(_ plan: Plan, measuredIn ledger: Ledger?) async -> [Diagnostic]

    var procedures: [any Procedure.Type] { get }
    /// What becomes due by the clock.
    func schedules(for plan: Plan) -> [Schedule]
    /// What follows from an entry of the ledger.
    var reactions: [Reaction] { get }
    /// What runs for as long as Vigie serves.
    func watches(for plan: Plan) -> [any Watch]
}

extension Part {
    package var kinds: [any ResourceSpec.Type] { [] }
    package func check(_ plan: Plan, measuredIn ledger: Ledger?) async -> [Diagnostic] { [] }
    package var procedures: [any Procedure.Type] { [] }
    package func schedules(for plan: Plan) -> [Schedule] { [] }
    package var reactions: [Reaction] { [] }
    package func watches(for plan: Plan) -> [any Watch] { [] }
}
