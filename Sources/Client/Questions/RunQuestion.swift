package import VigieEngine
package import VigieLedger

/// Which runs to show, newest first. Every condition that is given must hold.
package struct RunQuestion: Hashable, Codable, Sendable {
    package var statuses: [RunStatus]
    package var procedure: String?
    package var subject: String?
    package var verdict: Verdict?
    /// The `next` of the page before.
    package var cursor: String?
    /// From 1 to 500.
    package var limit: Int

    package init(
        statuses: [RunStatus] = [], procedure: String? = nil, subject: String? = nil, verdict: Verdict? = nil,
        cursor: String? = nil, limit: Int = 50
    ) {
        self.statuses = statuses
        self.procedure = procedure
        self.subject = subject
        self.verdict = verdict
        self.cursor = cursor
        self.limit = limit
    }
}
