import VigieAccess
import VigieBackups
package import VigieChapter
import VigieCluster
import VigieNotifications
package import VigiePlan
import VigieSecrets

/// The chapters that make up this Vigie.
package enum Chapters {
    package static let all: [any Chapter] = [Backups(), Secrets()]

    /// A reader that knows every kind of resource there is.
    package static var reader: PlanReader { Parts.reader }
}

/// Everything that this Vigie is put together from: its chapters, and what stands beside them.
package enum Parts {
    package static let all: [any Part] =
        Chapters.all + [Clusters(), AccessPart(), Notifications(judges: Chapters.all.flatMap(\.controls))]

    /// Every kind of resource there is.
    package static var kinds: [any ResourceSpec.Type] { CoreKinds.all + all.flatMap(\.kinds) }

    package static var reader: PlanReader { PlanReader(kinds: kinds) }
}
