package import VigieReadiness

/// A chapter of the mission: a part that makes promises, and says what proves them.
package protocol Chapter: Part {
    static var name: ChapterName { get }

    /// How its controls are judged.
    var controls: [ControlJudge] { get }
}
