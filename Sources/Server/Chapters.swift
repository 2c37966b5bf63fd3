import VigieBackups
package import VigieChapter
package import VigiePlan

/// The chapters that make up this Vigie.
package enum Chapters {
    package static let all: [any Chapter] = [Backups()]

    /// A reader that knows every kind of resource there is.
    package static var reader: PlanReader {
        PlanReader(kinds: CoreKinds.all + all.flatMap(\.kinds))
    }
}
