import VigieBackups
package import VigieChapter

/// The chapters that make up this Vigie: the parts of it that make promises.
package enum Chapters {
    package static let all: [any Chapter] = [Backups()]
}
