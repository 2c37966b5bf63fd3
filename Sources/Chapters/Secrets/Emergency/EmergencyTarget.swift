import Surroundings
import VigiePlan

/// Where emergency access is given and taken away. Each method may be repeated.
protocol EmergencyTarget: Sendable {
    /// Where it is, for who has to end it later.
    var place: GrantPlace { get }

    /// What is given, such as `shop_owner of the database shop`.
    var gives: String { get }

    /// The other side ends nothing sooner than that by itself.
    var shortest: Duration { get }

    /// What is made for a run is called so.
    func name(for run: String) -> String

    /// Gives access that the other side itself ends at that time.
    ///
    /// - Returns: what has to be handed to whoever asked, and nobody else.
    func grant(_ name: String, until: Timestamp) async throws -> EmergencyCredential

    /// Takes it away, and looks that it is gone.
    ///
    /// - Returns: how many sessions were cut off; `nil` where nobody saw that.
    func end(_ name: String) async throws -> Int?

    /// What was made for runs, is still there, and should not be any more by the other side's own reckoning.
    func expired() async throws -> [String]
}

/// What opens the door. It shows itself as dots.
struct EmergencyCredential: Sendable {
    /// What a person needs, as lines of a file.
    let text: Secret
    /// The part of it that must not be seen.
    let secret: Secret
}
