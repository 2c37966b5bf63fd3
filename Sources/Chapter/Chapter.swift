package import VigieLedger
package import VigieReadiness

/// A chapter of the mission: a part that makes promises, and says what proves them.
package protocol Chapter: Part {
    static var name: ChapterName { get }

    /// How its controls are judged.
    var controls: [ControlJudge] { get }

    /// What it records: who may look at this chapter alone sees entries of these kinds.
    var evidence: [any Evidence.Type] { get }
}

extension Chapter {
    package var evidence: [any Evidence.Type] { [] }
}
