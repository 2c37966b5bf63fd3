import JSONTree
import Surroundings
import VigieEngine
import VigieLedger
import VigieServer
import VigieStore

/// What is left in the records of emergencies that are over.
struct EmergencyRecords {
    let records: Records

    private struct Granted: Evidence {
        static let kind = "access.granted"
        var access = "shop-database"
        let grant: String
        let who: String
        let reason: SealedValue
        let incident: String
        var gives = "shop_owner of the database shop"
        var name = "vigie_access"
        var approvedBy: [String] = []
        let from: Timestamp
        let until: Timestamp
    }

    private struct Ended: Evidence {
        static let kind = "access.ended"
        var access = "shop-database"
        let grant: String
        var cause = "expired"
        let at: Timestamp
    }

    private struct Reviewed: Evidence {
        static let kind = "access.reviewed"
        var access = "shop-database"
        let grant: String
        let by: String
        var isJustified = true
        let note: SealedValue
    }

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
        let sealed = try await vault.seal(reason, of: person, purpose: "access.granted/reason")
        let granted = Granted(
            grant: grant, who: actor, reason: sealed, incident: incident, from: now - .seconds(600), until: now)
        _ = try await ledger.append(granted, subject: subject, actor: actor)
        _ = try await ledger.append(Ended(grant: grant, at: now), subject: subject, actor: "vigie")
        guard isReviewed else { return }
        let note = try await vault.seal("nothing was wrong", of: person, purpose: "access.reviewed/note")
        _ = try await ledger.append(Reviewed(grant: grant, by: actor, note: note), subject: subject, actor: actor)
    }

    func forget(_ person: String) async throws {
        try await vault.erase(person)
    }
}
