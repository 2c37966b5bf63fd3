package import Surroundings
package import VigieChapter
package import VigieEngine
package import VigieLedger
package import VigiePlan
package import VigieReadiness
package import VigieStore

/// What is in force: everything that a local client answers from.
package struct Grounds: Sendable {
    package var plan: Plan
    /// Of the plan's files as they are now.
    package var diagnostics: [Diagnostic]
    /// Whether the plan in force is what the files say.
    package var isCurrent: Bool
    package var engine: Engine
    package var store: any Store
    package var ledger: Ledger
    package var world: World
    package var parts: [any Part]
    package var kinds: [any ResourceSpec.Type]
    /// Of the program.
    package var version: String

    package init(
        plan: Plan, diagnostics: [Diagnostic] = [], isCurrent: Bool = true, engine: Engine, store: any Store,
        ledger: Ledger, world: World, parts: [any Part], kinds: [any ResourceSpec.Type], version: String
    ) {
        self.plan = plan
        self.diagnostics = diagnostics
        self.isCurrent = isCurrent
        self.engine = engine
        self.store = store
        self.ledger = ledger
        self.world = world
        self.parts = parts
        self.kinds = kinds
        self.version = version
    }

    var judges: [ControlJudge] {
        parts.compactMap { $0 as? any Chapter }.flatMap(\.controls)
    }
}

extension Grounds {
    /// What belongs to some chapters.
    package func scope(of names: some Sequence<ChapterName>) -> ClientScope {
        let names = Set(names)
        let chapters = parts.compactMap { $0 as? any Chapter }.filter { names.contains(type(of: $0).name) }
        return ClientScope(
            procedures: Set(chapters.flatMap(\.procedures).map { $0.name.rawValue }),
            kinds: Set(chapters.flatMap(\.evidence).map { $0.kind }),
            resources: Set(chapters.flatMap(\.kinds).map { $0.kind }))
    }

    /// The chapter that knows how to do something; `nil` for what belongs to none.
    package func chapter(ofProcedure name: String) -> ChapterName? {
        let chapters = parts.compactMap { $0 as? any Chapter }
        return chapters.first { $0.procedures.contains { $0.name.rawValue == name } }.map { type(of: $0).name }
    }
}
