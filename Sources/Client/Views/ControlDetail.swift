package import Surroundings
package import VigieLedger
package import VigieReadiness
package import Wording

/// A control, how it stands, and how it came to stand so.
package struct ControlDetail: Hashable, Codable, Sendable {
    package let assessment: ControlAssessment
    /// How its status changed, the newest change first.
    package let history: [StatusChange]
    /// From when on the history was looked at.
    package let since: Timestamp

    package init(assessment: ControlAssessment, history: [StatusChange], since: Timestamp) {
        self.assessment = assessment
        self.history = history
        self.since = since
    }
}

/// A control came to stand otherwise than before.
package struct StatusChange: Hashable, Codable, Sendable {
    package let at: Timestamp
    package let status: ControlStatus
    package let reason: LocalizedText
    package let evidence: EntryReference?

    package init(at: Timestamp, status: ControlStatus, reason: LocalizedText, evidence: EntryReference?) {
        self.at = at
        self.status = status
        self.reason = reason
        self.evidence = evidence
    }
}
