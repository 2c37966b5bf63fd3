package import Surroundings
package import VigieLedger

/// Access is about to be given in an emergency. Recorded before anything is done.
package struct AccessGranted: Evidence, Hashable {
    package static let kind = "access.granted"

    package let access: String
    /// The run that gives it and takes it away: its name.
    package let grant: String
    /// Who asked, under their pseudonym.
    package let who: String
    /// Sealed for whoever asked: people write names into reasons.
    package let reason: SealedValue
    package let incident: String
    /// What is given, such as `shop_owner of the database shop`.
    package let gives: String
    /// The login or account that is made for it.
    package let name: String
    /// Where, for whoever has to end it when the plan says something else. Absent in what earlier versions wrote.
    package let place: GrantPlace?
    package let approvedBy: [String]
    package let from: Timestamp
    package let until: Timestamp

    package static let reasonPurpose = "access.granted/reason"
}
