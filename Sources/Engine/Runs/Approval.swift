package import JSONTree
package import Surroundings

/// Who may decide, and until when.
package struct ApprovalPolicy: Hashable, Codable, Sendable {
    /// How many different people have to agree.
    package var people: Int
    /// Whether the one who asked for the run may be among them.
    package var requesterMayApprove: Bool
    package var expiresAfter: Duration

    package init(people: Int = 1, requesterMayApprove: Bool = true, expiresAfter: Duration = .seconds(24 * 3600)) {
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
    package let title: String
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
}

/// A decision that was given. It is used up: the next step that needs one asks again.
package struct Approval: Hashable, Codable, Sendable {
    package let digest: String
    package let approvedBy: [String]
    package let at: Timestamp
}
