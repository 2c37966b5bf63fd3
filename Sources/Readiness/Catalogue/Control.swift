package import Wording

/// One promise that the team makes, and what counts as proof of it.
package struct Control: Hashable, Sendable {
    package let id: ControlID
    /// The chapter that provides its judge.
    package let chapter: ChapterName
    /// The promise as if it were kept.
    package let title: LocalizedText
    /// The line of the mission document that asked for it, in its author's own words (French).
    package let seedLine: String
    /// What has to be measured before the promise counts as kept.
    package let proof: LocalizedText

    package init(_ id: ControlID, _ chapter: ChapterName, seed: String, title: LocalizedText, proof: LocalizedText) {
        self.id = id
        self.chapter = chapter
        self.title = title
        self.seedLine = seed
        self.proof = proof
    }
}
