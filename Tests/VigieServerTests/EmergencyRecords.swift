import JSONTree
import Surroundings
import VigieEngine
import VigieLedger
import VigieServer
import VigieStore

@testable import VigieSecrets

/// What is left in the records of emergencies that are over.
struct EmergencyRecords {
    let records: Records

    private var vault: PersonVault { PersonVault(store: records.store, world: records.world) }

    /// Somebody was let in, for the reason that orders were stuck, and went out when the time was over.
    func letIn(_ person: String, by grant: String, incident: String, isReviewed: Bool = false) async throws {
        let (ledger, now) = (records.ledger, records.world.now())
        let (subject, reason) = ("EmergencyAccess/shop-database", "orders are stuck")
        let actor = try await vault.actor(of: person)
        let run = RunRecord(
            id: grant, procedure: "access.request",
            input: ["access": "shop-database", "reason": .string(reason), "incident": .string(incident)],
            subject: subject, cause: actor, createdAt: now, status: RunStatus.finished.rawValue)
        _ = try await records.store.commit([.insertRun(run)])
        let sealed = try await vault.seal(reason, of: person, purpose: AccessGranted.reasonPurpose)
        let granted = AccessGranted(
            access: "shop-database", grant: grant, who: actor, reason: sealed, incident: incident,
            gives: "shop_owner of the database shop", name: "vigie_access", place: nil, approvedBy: [],
            from: now - .seconds(600), until: now)
        _ = try await ledger.append(granted, subject: subject, actor: actor)
        let ended = AccessEnded(access: "shop-database", grant: grant, cause: .expired, sessions: nil, at: now)
        _ = try await ledger.append(ended, subject: subject, actor: "vigie")
        guard isReviewed else { return }
        let note = try await vault.seal("nothing was wrong", of: person, purpose: AccessReviewed.notePurpose)
        let reviewed = AccessReviewed(
            access: "shop-database", grant: grant, by: actor, isJustified: true, note: note)
        _ = try await ledger.append(reviewed, subject: subject, actor: actor)
    }

    func forget(_ person: String) async throws {
        try await vault.erase(person)
    }
}
