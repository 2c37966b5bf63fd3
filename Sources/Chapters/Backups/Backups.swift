import VigieChapter
package import VigieEngine
package import VigiePlan
package import VigieReadiness
package struct Backups: Chapter, Sendable { package static let name = ChapterName.backups; package init() {}; package var kinds: [any ResourceSpec.Type] { [] }; package var procedures: [any Procedure.Type] { [] }; package var controls: [ControlJudge] { [] } }
