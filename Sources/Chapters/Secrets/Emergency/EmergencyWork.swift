import AgeFormat
import Surroundings
import VigieChapter
import VigieEngine
import VigieLedger
import VigiePlan

/// An emergency access of the plan, with everything that is needed to give it and take it away.
struct EmergencyWork: Sendable {
    let access: Resource<EmergencyAccess>
    let target: any EmergencyTarget
    let ledger: Ledger
    let plan: Plan
    let world: World

    init(_ name: String, in run: Run) throws {
        guard let access = run.plan.find(EmergencyAccess.self, name) else { throw EmergencyError.noAccess(name) }
        try self.init(
            access, plan: run.plan, ledger: run.ledger, workplace: try run.services.get(Workplace.self),
            world: run.world)
    }

    init(
        _ access: Resource<EmergencyAccess>, plan: Plan, ledger: Ledger, workplace: Workplace, world: World
    ) throws {
        self.access = access
        self.plan = plan
        self.ledger = ledger
        self.world = world
        target = try access.spec.grants.target(in: plan, workplace: workplace, world: world)
    }

    func history() async throws -> EmergencyHistory {
        try await EmergencyHistory(ledger, of: access.name)
    }

    /// Gives access, and seals what opens the door for whoever asked. Nobody else sees it, and nothing keeps it.
    func grant(_ name: String, until: Timestamp, to recipient: String, _ context: StepContext) async throws -> String {
        let recipient = try AgeRecipient(recipient)
        let credential = try await target.grant(name, until: until)
        context.conceal(credential.secret.reveal())
        let sealed = try AgeFile.seal(Array(credential.text.reveal().utf8), for: [recipient], random: world.random)
        return AgeArmor.encode(sealed)
    }

    /// Takes it away; `nil` where that was recorded already.
    func end(_ granted: AccessGranted, otherwise cause: AccessEnded.Cause) async throws -> AccessEnded? {
        guard try await history().find(granted.grant).isOpen else { return nil }
        let sessions = try await target.end(granted.name)
        let now = world.now()
        return AccessEnded(
            access: access.name, grant: granted.grant, cause: now >= granted.until ? .expired : cause,
            sessions: sessions, at: now)
    }
}

/// What was sealed for whoever asked: an age file in letters.
package struct SealedHandover: Codable, Hashable, Sendable {
    package let sealed: String
}
