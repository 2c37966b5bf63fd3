package import Surroundings
import VigieLedger
import Wording

/// A run waits until people agree to what it is about to do.
package struct ApprovalRequested: Evidence, Hashable {
    package static let kind = "run.approval-requested"

    package let procedure: String
    package let title: String
    /// The same in both languages; absent in what earlier versions wrote.
    let titles: LocalizedText?
    /// Names exactly what will be done; an approval has to repeat it.
    package let digest: String
    /// How many people have to agree.
    package let people: Int
    package let expiresAt: Timestamp

    init(_ request: ApprovalRequest, procedure: String) {
        self.procedure = procedure
        title = request.title
        titles = request.titleText
        digest = request.digest
        people = request.policy.people
        expiresAt = request.expiresAt
    }
}
