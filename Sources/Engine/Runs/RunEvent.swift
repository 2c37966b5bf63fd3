package import Surroundings
package import VigieStore
package import Wording

/// What an observer of a run hears while it happens.
package struct RunEvent: Sendable {
    package let run: RunID
    package let at: Timestamp
    package let kind: Kind

    package enum Kind: Sendable {
        case statusChanged(RunStatus)
        case stepStarted(step: String, attempt: Int)
        case stepFinished(step: String, took: Duration)
        /// `retryAt` is absent where the step has failed for good.
        case stepFailed(step: String, Problem, retryAt: Timestamp?)
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
