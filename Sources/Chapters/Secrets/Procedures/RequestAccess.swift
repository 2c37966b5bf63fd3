import Quantities
import Surroundings
package import VigieEngine
package import VigieLedger
import VigiePlan
package import Wording

/// Gives somebody access for a while: asks those who have to agree, records it, does it, and takes it away again.
///
/// Whatever happens to Vigie meanwhile, the other side ends it at the same time.
package struct RequestAccess: Procedure, Hashable {
    package static let name: ProcedureName = "access.request"
    package static let title = LocalizedText(en: "Get in, in an emergency", fr: "Entrer en urgence")
    package static let steps = [
        Phrase("look at who asks", fr: "voir qui demande"), Phrase("look at who agreed", fr: "voir qui a accepté"),
        Phrase("look again", fr: "vérifier encore"), Phrase("prepare", fr: "préparer"),
        Phrase("grant", fr: "donner l’accès"), Phrase("end", fr: "retirer l’accès"),
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

    /// All that is agreed to.
    private struct Terms: Codable, Sendable {
        let access: String
        let gives: String
        let who: String
        let reason: String
        let incident: String
        let minutes: Double
        let recipient: String
    }

    package func perform(in run: Run) async throws -> EmergencyResult {
        let work = try EmergencyWork(access, in: run)
        let span = try span(in: work)
        let requester = run.cause
        let reason = try await admit(requester, work, run)
        let approvedBy = try await approval(requester, work, span, run)
        // What was true when it was asked for may not be any more.
        try await run.step("look again") { _ in try await work.history().checkClosed() }
        let from = try await run.now()
        let granted = AccessGranted(
            access: access, grant: run.id.rawValue, who: requester, reason: reason, incident: incident,
            gives: work.target.gives, name: work.target.name(for: run.id.rawValue), approvedBy: approvedBy, from: from,
            until: from + span)
        try await run.record(granted)
        // Before the granting, so that it is undone too when that was cut off in the middle.
        let takeAway = { @Sendable (_: StepContext) in _ = try await work.target.end(granted.name) }
        try await run.step("prepare", retry: .standard, undo: takeAway) { _ in }
        let recipient = recipient
        _ = try await run.step(Self.handover, retry: .standard) { context in
            SealedHandover(
                sealed: try await work.grant(granted.name, until: granted.until, to: recipient, context))
        }
        try await run.sleep(until: granted.until)
        let ended = try await run.step("end", retry: RetryPolicy(attempts: 20)) { _ in
            try await work.end(granted, otherwise: .expired)
        }
        if let ended { try await run.record(ended) }
        let (until, review) = (granted.until.rfc3339, "`vigie access review \(run.id)`")
        return EmergencyResult(
            LocalizedText(
                en: "\(access) was open until \(until), and is to be reviewed: \(review).",
                fr: "\(access) a été ouvert jusqu’à \(until) ; une revue est due : \(review)."))
    }

    private func span(in work: EmergencyWork) throws -> Duration {
        let longest = work.access.spec.longest
        let span = seconds.map { .seconds($0) } ?? longest
        guard span > .zero, span <= longest else {
            throw EmergencyError.tooLong(asked: span.quantity, longest: longest.quantity)
        }
        return span
    }

    /// Looks whether whoever asks may, and the last time is over and done with.
    private func admit(_ requester: String, _ work: EmergencyWork, _ run: Run) async throws -> SealedValue {
        let vault = try run.services.get(PersonVault.self)
        let (reason, incident, access) = (self.reason, self.incident, self.access)
        return try await run.step("look at who asks") { _ in
            guard !reason.allSatisfy(\.isWhitespace), !incident.allSatisfy(\.isWhitespace) else {
                throw EmergencyError.noReason
            }
            guard let person = try await vault.person(behind: requester),
                work.access.spec.who.names(in: work.plan).contains(person)
            else { throw EmergencyError.notAmong(access) }
            try await work.history().checkClosed()
            return try await vault.seal(reason, of: person, purpose: AccessGranted.reasonPurpose)
        }
    }

    private func approval(
        _ requester: String, _ work: EmergencyWork, _ span: Duration, _ run: Run
    ) async throws -> [String] {
        guard let rule = work.access.spec.approval else { return [] }
        let terms = Terms(
            access: access, gives: work.target.gives, who: requester, reason: reason, incident: incident,
            minutes: span.inSeconds / 60, recipient: recipient)
        let approval = try await run.approval(
            of: terms, title: "\(access): \(work.target.gives) for \(span.quantity)",
            policy: ApprovalPolicy(
                people: rule.quorum, requesterMayApprove: false, expiresAfter: rule.patience))
        let vault = try run.services.get(PersonVault.self)
        let allowed = rule.by.names(in: run.plan)
        try await run.step("look at who agreed") { _ in
            for actor in approval.approvedBy {
                guard let person = try await vault.person(behind: actor), allowed.contains(person) else {
                    throw EmergencyError.notAnApprover
                }
            }
        }
        return approval.approvedBy
    }
}

/// What came of an emergency.
package struct EmergencyResult: RunResult, Hashable {
    private let said: RunSummary

    init(_ summary: LocalizedText) {
        said = RunSummary(summary)
    }

    private enum CodingKeys: String, CodingKey {
        case said = "summary"
    }

    package var verdict: Verdict { .pass }
    package var summary: String { said.text.en }
    package var summaryText: LocalizedText { said.text }
}
