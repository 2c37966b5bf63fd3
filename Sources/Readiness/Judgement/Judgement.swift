package import Surroundings
package import VigieLedger
package import Wording

/// What was concluded about one control: its status, why, from which evidence, and what to do next.
package struct Judgement: Hashable, Codable, Sendable {
    package var status: ControlStatus
    /// One sentence, with figures.
    package var reason: LocalizedText
    /// The ledger entry that it rests on.
    package var evidence: EntryReference?
    /// When a `proven` turns `stale` by itself.
    package var freshUntil: Timestamp?
    package var nextStep: NextStep?
    package var measurements: [Measurement]

    package init(
        status: ControlStatus, reason: LocalizedText, evidence: EntryReference? = nil, freshUntil: Timestamp? = nil,
        nextStep: NextStep? = nil, measurements: [Measurement] = []
    ) {
        self.status = status
        self.reason = reason
        self.evidence = evidence
        self.freshUntil = freshUntil
        self.nextStep = nextStep
        self.measurements = measurements
    }
}

/// The command that brings a control further, and what it does.
package struct NextStep: Hashable, Codable, Sendable {
    package let command: String
    package let explanation: LocalizedText

    package init(command: String, explanation: LocalizedText) {
        self.command = command
        self.explanation = explanation
    }
}
