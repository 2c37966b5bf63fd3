import AgeFormat
import VigieLedger
import VigiePlan

/// What was settled when access was asked for: it holds, whatever the plan says later.
struct AccessAdmission: Codable, Sendable {
    let reason: SealedValue
    let gives: String
    let place: GrantPlace
    let name: String
    let seconds: Int64
    let approval: Approval?

    /// Who has to agree.
    struct Approval: Codable, Sendable {
        let quorum: Int
        /// Actors.
        let by: [String]
        let patience: Int64

        /// `nil` where nobody has to.
        init?(_ rule: EmergencyApproval?, in plan: Plan, _ vault: PersonVault) async throws {
            guard let rule else { return nil }
            var actors: [String] = []
            for name in rule.by.names(in: plan).sorted() { actors.append(try await vault.actor(of: name)) }
            quorum = rule.quorum
            by = actors
            patience = rule.patience.components.seconds
        }
    }

    /// Whether something can be sealed for it: found out now, not when people have agreed.
    static func check(recipient: String) throws {
        _ = try AgeRecipient(recipient)
    }
}

/// All that is agreed to.
struct AccessTerms: Codable, Sendable {
    let access: String
    let gives: String
    let place: GrantPlace
    let who: String
    let reason: String
    let incident: String
    let minutes: Double
    let recipient: String
}
