import AgeFormat
package import Surroundings
import VigieChapter
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Makes the login that lies in a safe, anew: whatever was printed before is worth nothing any more.
package struct SealEnvelope: Procedure, Hashable {
    package static let name: ProcedureName = "access.seal-envelope"
    package static let version = 2
    package static let title = LocalizedText(
        en: "Seal an emergency envelope", fr: "Sceller une enveloppe d’urgence")

    package static let steps = [
        Phrase("look at the one before", fr: "voir la précédente"), Phrase("make the login", fr: "créer le compte"),
    ]

    package let access: String
    /// The public half of a key that whoever prints it has made.
    package let recipient: String

    package init(access: String, recipient: String) {
        self.access = access
        self.recipient = recipient
    }

    package var subject: String { "EmergencyAccess/\(access)" }
    package var locks: [String] { ["envelope/\(access)"] }

    package func perform(in run: Run) async throws -> EnvelopeResult {
        guard let access = run.plan.find(EmergencyAccess.self, access) else { throw EmergencyError.noAccess(access) }
        let envelope = try Envelope(
            access, plan: run.plan, secrets: run.services.get(Workplace.self).secrets, world: run.world)
        let (recipient, world, ledger) = (self.recipient, run.world, run.ledger)
        let isAnother = try await run.step("look at the one before") { _ in
            try AccessAdmission.check(recipient: recipient)
            return try await !EnvelopeHistory(ledger, of: access.name).sealed.isEmpty
        }
        // From here on the one before may open nothing, whatever becomes of the next.
        if isAnother {
            try await run.record(EnvelopeVoided(access: access.name, name: envelope.name, cause: .replaced))
        }
        let until = try await run.now() + envelope.rule.replaceAfter
        let sealed = try await run.step("make the login", retry: .standard) { context in
            let recipient = try AgeRecipient(recipient)
            let credential = try await envelope.seal(until: until)
            context.conceal(credential.secret.reveal())
            let bytes = try AgeFile.seal(
                Array(credential.text.reveal().utf8), for: [recipient], random: world.random)
            return SealedHandover(sealed: AgeArmor.encode(bytes))
        }
        try await run.record(
            EnvelopeSealed(
                access: access.name, gives: envelope.login.gives, name: envelope.name, place: envelope.login.place,
                replaceBy: until))
        return EnvelopeResult(access: access.name, gives: envelope.login.gives, replaceBy: until, handover: sealed)
    }
}

/// What sealing an envelope returns: what is to be printed, for the one who asked.
package struct EnvelopeResult: RunResult, Hashable {
    package let access: String
    package let gives: String
    package let replaceBy: Timestamp
    package let handover: SealedHandover

    package var verdict: Verdict { .pass }
    package var summary: String { summaryText.en }
    package var summaryText: LocalizedText {
        LocalizedText(
            en: "The envelope of \(access) is sealed anew; the one before is worth nothing.",
            fr: "L’enveloppe de \(access) est scellée à neuf ; la précédente ne vaut plus rien.")
    }
}
