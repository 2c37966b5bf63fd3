/// What a message is about, for those who want to hear of some things and not of others.
package enum Topic: String, Codable, CaseIterable, Sendable {
    /// A run waits until people agree.
    case approval
    /// A proof failed, or could not be made.
    case proof
    /// Something was proven, but not within its objective.
    case objective
    /// A promise was not exercised for too long, or is no longer kept.
    case overdue
    /// What was wrong is right again.
    case recovery
    /// Somebody came in by a way that is used once, or in an emergency.
    case access
    /// Somebody tries whether messages arrive.
    case test

    /// Whether it may have to be acted on now.
    var canBeCritical: Bool { [.proof, .overdue, .access].contains(self) }
}
