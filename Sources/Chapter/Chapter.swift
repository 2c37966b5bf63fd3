package import VigieEngine
package import VigieLedger
package import VigiePlan
package import VigieReadiness

/// A chapter of the mission: what it adds to a plan, what it does, what it promises.
///
/// Chapters never import one another. They meet through entries of the ledger, and through `reactions` to them.
package protocol Chapter: Sendable {
    static var name: ChapterName { get }

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

    /// How its controls are judged.
    var controls: [ControlJudge] { get }
}

extension Chapter {
    package func check(_ plan: Plan, measuredIn ledger: Ledger?) async -> [Diagnostic] { [] }
    package func schedules(for plan: Plan) -> [Schedule] { [] }
    package var reactions: [Reaction] { [] }
    package func watches(for plan: Plan) -> [any Watch] { [] }
}
