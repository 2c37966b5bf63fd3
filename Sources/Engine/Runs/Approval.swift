package import JSONTree
package import Surroundings
package import Wording

/// Who may decide, and until when.
package struct ApprovalPolicy: Hashable, Codable, Sendable {
    /// How many different people have to agree.
    package var people: Int
    /// Whether the one who asked for the run may be among them.
    package var requesterMayApprove: Bool
    /// The actors who may decide; absent where that is left to who lets them in.
    package var by: [String]?
    package var expiresAfter: Duration

    package init(
        people: Int = 1, requesterMayApprove: Bool = true, by: [String]? = nil,
        expiresAfter: Duration = .seconds(24 * 3600)
    ) {
        self.by = by
        self.people = max(1, people)
        self.requesterMayApprove = requesterMayApprove
        self.expiresAfter = expiresAfter
    }
}

/// What people are asked to decide on.
package struct ApprovalRequest: Hashable, Codable, Sendable {
    package let run: RunID
    /// The step that waits for it.
    package let sequence: Int
    /// What is asked, in English; the name of the step that waits.
    package let title: String
    /// What is asked, in both languages; absent in what earlier versions wrote.
    let titles: LocalizedText?
    /// Exactly what will be done.
    package let subject: JSONValue
    /// SHA-256 of the subject's canonical JSON, in hexadecimal: an approval names what it approves.
    package let digest: String
    package let policy: ApprovalPolicy
    /// Who asked for the run.
    package let requester: String
    package let expiresAt: Timestamp
    /// Who has agreed so far.
    package internal(set) var approvedBy: [String]

    package var titleText: LocalizedText { titles ?? LocalizedText(verbatim: title) }

    /// Whether somebody's agreement counts.
    package func mayApprove(_ person: String) -> Bool {
        (policy.requesterMayApprove || person != requester) && isAmongThoseAsked(person)
    }

    /// Whether somebody's objection counts: that of those who are asked, and of whoever asked.
    package func mayRefuse(_ person: String) -> Bool {
        person == requester || isAmongThoseAsked(person)
    }

    private func isAmongThoseAsked(_ person: String) -> Bool {
        policy.by?.contains(person) ?? true
    }
}

/// A decision that was given. It is used up: the next step that needs one asks again.
package struct Approval: Hashable, Codable, Sendable {
    package let digest: String
    package let approvedBy: [String]
    package let at: Timestamp
}
