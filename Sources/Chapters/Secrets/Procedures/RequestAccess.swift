import Quantities
import Surroundings
package import VigieEngine
import VigieLedger
import VigiePlan
package import Wording

/// Gives somebody access for a while: asks those who have to agree, records it, does it, and takes it away again.
///
/// What is given is settled when it is asked for: where the plan changes meanwhile, it ends where it was given. If Vigie
/// dies meanwhile, the other side lets nobody in any more after the time; what is open then goes on until Vigie is back.
package struct RequestAccess: Procedure, Hashable {
    package static let name: ProcedureName = "access.request"
    package static let version = 2
    package static let title = LocalizedText(en: "Get in, in an emergency", fr: "Entrer en urgence")
    package static let steps = [
        Phrase("look at who asks", fr: "voir qui demande"), Phrase("look again", fr: "vérifier encore"),
        Phrase("look who was first", fr: "voir qui était le premier"), Phrase("prepare", fr: "préparer"),
        Phrase("grant", fr: "donner l’accès"), Phrase("take back", fr: "reprendre"),
        Phrase("end", fr: "retirer l’accès"),
    ]
    /// The step whose result is what was sealed for whoever asked.
    package static let handover = "grant"

    package let access: String
    package let reason: String
    package let incident: String
    /// Absent for the longest that is allowed.
    package let seconds: Int64?
    /// The public half of a key that whoever asks has made: what opens the door is sealed for it.
    package let recipient: String

    package init(access: String, reason: String, incident: String, seconds: Int64?, recipient: String) {
        self.access = access
        self.reason = reason
        self.incident = incident
        self.seconds = seconds
        self.recipient = recipient
    }

    package var subject: String { "EmergencyAccess/\(access)" }

    package func perform(in run: Run) async throws -> EmergencyResult {
        let work = try EmergencyWork(in: run)
        let admission = try await admit(run, work)
        let approvedBy = try await approval(of: admission, run)
        // What was true when it was asked for may not be any more.
        try await run.step("look again") { _ in try await work.history(of: access).checkClosed() }
        let from = try await run.now()
        let granted = AccessGranted(
            access: access, grant: run.id.rawValue, who: run.cause, reason: admission.reason, incident: incident,
            gives: admission.gives, name: admission.name, place: admission.place, approvedBy: approvedBy, from: from,
            until: from + .seconds(admission.seconds))
        let entry = try await run.record(granted)
        try await checkFirst(entry, granted, run, work)
        try await give(granted, run, work)
        try await run.sleep(until: granted.until)
        let ended = try await run.step("end", retry: RetryPolicy(attempts: 20)) { _ in
            try await work.end(granted, as: .expired)
        }
        if let ended { try await run.record(ended) }
        let (until, review) = (granted.until.rfc3339, "`vigie access review \(run.id)`")
        return EmergencyResult(
            LocalizedText(
                en: "\(access) was open until \(until), and is to be reviewed: \(review).",
                fr: "\(access) a été ouvert jusqu’à \(until) ; une revue est due : \(review)."))
    }

    private func approval(of admission: AccessAdmission, _ run: Run) async throws -> [String] {
        guard let rule = admission.approval else { return [] }
        let terms = AccessTerms(
            access: access, gives: admission.gives, place: admission.place, who: run.cause, reason: reason,
            incident: incident, minutes: Double(admission.seconds) / 60, recipient: recipient)
        let span = Duration.seconds(admission.seconds).quantity
        return try await run.approval(
            of: terms,
            title: LocalizedText(
                en: "\(access): \(admission.gives) for \(span)", fr: "\(access) : \(admission.gives) pendant \(span)"),
            policy: ApprovalPolicy(
                people: rule.quorum, requesterMayApprove: false, by: rule.by, expiresAfter: .seconds(rule.patience))
        ).approvedBy
    }

    /// Of several who ask at the same instant one gets in: who stands in the ledger first.
    private func checkFirst(
        _ entry: EntryReference, _ granted: AccessGranted, _ run: Run, _ work: EmergencyWork
    ) async throws {
        do {
            try await run.step("look who was first") { _ in
                try await work.history(of: access).checkClosed(before: entry.index)
            }
        } catch let failure as StepFailure {
            try await run.record(
                AccessEnded(
                    access: access, grant: granted.grant, cause: .neverBegan, sessions: nil, at: try await run.now()))
            throw failure
        }
    }

    private func give(_ granted: AccessGranted, _ run: Run, _ work: EmergencyWork) async throws {
        // Before the granting, so that it is undone too when that was cut off in the middle.
        let takeAway = { @Sendable (_: StepContext) in _ = try await work.target(of: granted).end(granted.name) }
        try await run.step("prepare", retry: .standard, undo: takeAway) { _ in }
        let recipient = recipient
        do {
            _ = try await run.step(Self.handover, retry: .standard) { context in
                try await work.grant(granted, to: recipient, context)
            }
        } catch let failure as StepFailure {
            // Nobody was handed anything, so nobody has to look at it, and the next one need not wait.
            do {
                let ended = try await run.step("take back") { _ in try await work.end(granted, as: .neverBegan) }
                if let ended { try await run.record(ended) }
            } catch is StepFailure {
                // The sweeper goes on trying.
            }
            throw failure
        }
    }
}

extension RequestAccess {
    /// Looks whether whoever asks may, and the last time is over and done with, and settles what it is about.
    private func admit(_ run: Run, _ work: EmergencyWork) async throws -> AccessAdmission {
        let vault = try run.services.get(PersonVault.self)
        let (requester, id) = (run.cause, run.id.rawValue)
        return try await run.step("look at who asks") { _ in
            guard !reason.allSatisfy(\.isWhitespace), !incident.allSatisfy(\.isWhitespace) else {
                throw EmergencyError.noReason
            }
            try AccessAdmission.check(recipient: recipient)
            let access = try work.access(access)
            guard let person = try await vault.person(behind: requester),
                access.spec.who.names(in: work.plan).contains(person)
            else { throw EmergencyError.notAmong(access.name) }
            try await work.history(of: access.name).checkClosed()
            let target = try work.target(of: access)
            let span = try span(of: access.spec, target)
            return AccessAdmission(
                reason: try await vault.seal(reason, of: person, purpose: AccessGranted.reasonPurpose),
                gives: target.gives, place: target.place, name: target.name(for: id),
                seconds: span.components.seconds,
                approval: try await AccessAdmission.Approval(access.spec.approval, in: work.plan, vault))
        }
    }

    private func span(of spec: EmergencyAccess, _ target: any EmergencyTarget) throws -> Duration {
        let span = seconds.map { .seconds($0) } ?? spec.longest
        guard span <= spec.longest else {
            throw EmergencyError.tooLong(asked: span.quantity, longest: spec.longest.quantity)
        }
        guard span >= target.shortest else {
            throw EmergencyError.tooShort(asked: span.quantity, shortest: target.shortest.quantity)
        }
        return span
    }
}
