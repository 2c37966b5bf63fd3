package import Surroundings
package import VigieStore

/// What an observer of a run hears while it happens.
package struct RunEvent: Sendable {
    package let run: RunID
    package let at: Timestamp
    package let kind: Kind

    package enum Kind: Sendable {
        case statusChanged(RunStatus)
        /// Its worker does nothing more for it, for whatever reason: said before anybody else can take it up.
        case laidDown
        /// An attempt of a step begins.
        case stepStarted(StepRecord)
        case stepFinished(step: String, took: Duration)
        /// An attempt of a step has failed: its last one, unless it is `retrying`.
        case stepFailed(StepRecord)
        /// `fraction` is absent where nobody knows how far it is.
        case progress(step: String, fraction: Double?, text: String)
        case log(LogLine)
        /// Another run holds a lock that this one needs.
        case waitingForLock(String, heldBy: RunID)
        /// Another worker executes it; this one looks on.
        case heldElsewhere(holder: String)
        case approvalRequested(ApprovalRequest)
    }
}
