import VigieChapter
package import VigieEngine
package import VigiePlan
package import VigieReadiness

/// The chapter about backups: taken, kept, and proven by restoring them.
package struct Backups: Chapter {
    package static let name = ChapterName.backups

    package init() {}

    package let kinds: [any ResourceSpec.Type] = [Repository.self, BackupPolicy.self]
    package let procedures: [any Procedure.Type] = []
    package let controls: [ControlJudge] = []
}
