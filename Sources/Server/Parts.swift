import VigieAccess
package import VigieChapter
import VigieNotifications
package import VigiePlan

/// Everything that makes up this Vigie: its chapters, who may come in, and how people are told.
package enum Parts {
    package static let all: [any Part] =
        Chapters.all + [AccessPart(), Notifications(judges: Chapters.all.flatMap(\.controls))]

    /// A reader that knows every kind of resource there is.
    package static var reader: PlanReader {
        PlanReader(kinds: CoreKinds.all + all.flatMap(\.kinds))
    }
}
