import AgeFormat
import Surroundings
import VigieChapter
import VigieEngine
import VigieLedger
import VigiePlan

/// Gives access and takes it away: where the plan says, and from then on where the ledger says.
struct EmergencyWork: Sendable {
    let plan: Plan
    let ledger: Ledger
    let workplace: Workplace
    let world: World

    func access(_ name: String) throws(EmergencyError) -> Resource<EmergencyAccess> {
        guard let access = plan.find(EmergencyAccess.self, name) else { throw .noAccess(name) }
        return access
    }

    func history(of access: String) async throws -> EmergencyHistory {
        try await EmergencyHistory(ledger, of: access)
    }

    func target(at place: GrantPlace) throws -> any EmergencyTarget {
        try place.target(in: plan, workplace: workplace, world: world)
    }

    func target(of access: Resource<EmergencyAccess>) throws -> any EmergencyTarget {
        try target(at: access.spec.grants.place(in: plan))
    }

    /// Where it was given, not where it would be given now.
    func target(of granted: AccessGranted) throws -> any EmergencyTarget {
        if let place = granted.place { return try target(at: place) }
        // Earlier versions did not write down where.
        guard let access = plan.find(EmergencyAccess.self, granted.access) else {
            throw EmergencyError.outOfReach("EmergencyAccess '\(granted.access)'")
        }
        return try target(of: access)
    }

    /// Gives access, and seals what opens the door for whoever asked. Nobody else sees it, and nothing keeps it.
    func grant(_ granted: AccessGranted, to recipient: String, _ context: StepContext) async throws -> SealedHandover {
        let recipient = try AgeRecipient(recipient)
        let target = try target(of: granted)
        try await checkOpen(granted)
        let credential = try await target.grant(granted.name, until: granted.until)
        context.conceal(credential.secret.reveal())
        do {
            // Whoever ends it meanwhile finds nothing to take away, and takes it for ended.
            try await checkOpen(granted)
        } catch {
            _ = try await target.end(granted.name)
            throw error
        }
        let sealed = try AgeFile.seal(Array(credential.text.reveal().utf8), for: [recipient], random: world.random)
        return SealedHandover(sealed: AgeArmor.encode(sealed))
    }

    private func checkOpen(_ granted: AccessGranted) async throws {
        guard try await history(of: granted.access).find(granted.grant).isOpen else {
            throw EmergencyError.endedMeanwhile(granted.grant)
        }
    }

    /// Takes it away; `nil` where that was recorded already.
    func end(_ granted: AccessGranted, as cause: AccessEnded.Cause) async throws -> AccessEnded? {
        guard try await history(of: granted.access).find(granted.grant).isOpen else { return nil }
        let sessions = try await target(of: granted).end(granted.name)
        return AccessEnded(
            access: granted.access, grant: granted.grant, cause: cause, sessions: sessions, at: world.now())
    }
}

extension EmergencyWork {
    init(in run: Run) throws {
        self.init(
            plan: run.plan, ledger: run.ledger, workplace: try run.services.get(Workplace.self), world: run.world)
    }
}

extension RunHistory {
    /// Whether nobody can have got in by this request: it is over, and nothing was sealed for whoever asked.
    var neverOpened: Bool {
        RunStatus(rawValue: run.status)?.isEnded == true
            && !steps.contains { $0.name == RequestAccess.handover && $0.state == "finished" }
    }
}

/// What was sealed for whoever asked: an age file in letters.
package struct SealedHandover: Codable, Hashable, Sendable {
    package let sealed: String
}
