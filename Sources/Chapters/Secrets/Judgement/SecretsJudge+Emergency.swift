import Surroundings
import VigieLedger
import VigiePlan
import VigieReadiness
import Wording

extension SecretsJudge {
    /// Every emergency access was practised: it ended by itself, and was reviewed.
    @Sendable static func emergencyAccess(_ context: JudgementContext) async throws -> Judgement {
        var judgements: [Judgement] = []
        for access in context.plan.all(EmergencyAccess.self) {
            judgements.append(try await emergencyAccess(access, context))
        }
        return Judgement.worst(of: judgements)
            ?? .missing(
                LocalizedText(
                    en: "No emergency access is declared.", fr: "Aucun accès d’urgence n’est déclaré."),
                nextStep: schema("EmergencyAccess"))
    }

    private static func emergencyAccess(
        _ access: Resource<EmergencyAccess>, _ context: JudgementContext
    ) async throws -> Judgement {
        if let worry = try await envelope(access, context) { return worry }
        let history = try await EmergencyHistory(context.ledger, of: access.name)
        for event in history.events where !event.isClosed {
            if let worry = unfinished(event, access, context.now) { return worry }
        }
        let closed = history.events.first { $0.isClosed && $0.ended?.evidence.cause == .expired }
        guard let closed, let reviewed = closed.reviewed else {
            return .configured(
                LocalizedText(
                    en: "\(access.name) has never been opened, ended by itself and been reviewed.",
                    fr: "\(access.name) n’a jamais été ouvert, expiré de lui-même et passé en revue."),
                nextStep: practise(access))
        }
        let (granted, agreed) = (closed.granted, closed.granted.approvedBy.count)
        let approvals = LocalizedText(
            agreed, en: ("approval", "approvals"), fr: ("approbation", "approbations"))
        return .proven(
            LocalizedText(
                en: "\(access.name) ended by itself (\(granted.incident), \(approvals.en)) and was reviewed.",
                fr: "\(access.name) a expiré de lui-même (\(granted.incident), \(approvals.fr)) et a été revu."),
            evidence: reviewed.entry.reference, freshUntil: closed.entry.at + access.spec.exercise,
            nextStep: practise(access))
    }

    /// An envelope that was opened, or is too old.
    private static func envelope(
        _ access: Resource<EmergencyAccess>, _ context: JudgementContext
    ) async throws -> Judgement? {
        guard case .postgresRole(let role) = access.spec.grants, role.envelope != nil else { return nil }
        let seal = NextStep(
            command: "vigie access envelope \(access.name)",
            explanation: LocalizedText(en: "prints a new one", fr: "en imprime une nouvelle"))
        guard
            let (entry, sealed) = try await context.ledger.latest(EnvelopeSealed.self, subject: access.identifier)
        else {
            return .configured(
                LocalizedText(
                    en: "The envelope of \(access.name) was never printed.",
                    fr: "L’enveloppe de \(access.name) n’a jamais été imprimée."), nextStep: seal)
        }
        let opened = try await context.ledger.latest(EnvelopeOpened.self, subject: access.identifier)
        if let opened, opened.0.index > entry.index {
            return .failing(
                LocalizedText(
                    en: "The envelope of \(access.name) was opened, and not replaced.",
                    fr: "L’enveloppe de \(access.name) a été ouverte, et pas remplacée."),
                evidence: opened.0.reference, nextStep: seal)
        }
        guard sealed.replaceBy < context.now else { return nil }
        return .failing(
            LocalizedText(
                en: "The envelope of \(access.name) is too old to open anything.",
                fr: "L’enveloppe de \(access.name) est trop ancienne pour ouvrir quoi que ce soit."),
            evidence: entry.reference, nextStep: seal)
    }

    /// What has not ended in time, or was not reviewed in time.
    private static func unfinished(
        _ event: EmergencyEvent, _ access: Resource<EmergencyAccess>, _ now: Timestamp
    ) -> Judgement? {
        let grant = event.granted.grant
        guard let ended = event.ended else {
            guard event.granted.until + .seconds(300) < now else { return nil }
            return .failing(
                LocalizedText(
                    en: "\(access.name): the grant \(grant) should have ended, and nobody saw it end.",
                    fr: "\(access.name) : l’accès \(grant) devait prendre fin, et personne ne l’a constaté."),
                evidence: event.entry.reference,
                nextStep: NextStep(
                    command: "vigie access end \(grant)",
                    explanation: LocalizedText(en: "ends it", fr: "y met fin")))
        }
        guard ended.entry.at + access.spec.review.within < now else { return nil }
        return .failing(
            LocalizedText(
                en: "\(access.name): the grant \(grant) was not reviewed in time.",
                fr: "\(access.name) : l’accès \(grant) n’a pas été passé en revue à temps."),
            evidence: ended.entry.reference,
            nextStep: NextStep(
                command: "vigie access review \(grant)",
                explanation: LocalizedText(en: "closes it", fr: "clôt l’affaire")))
    }

    private static func practise(_ access: Resource<EmergencyAccess>) -> NextStep {
        NextStep(
            command: "vigie access request \(access.name) --incident exercise --reason exercise",
            explanation: LocalizedText(
                en: "opens it for a while, in practice", fr: "l’ouvre un moment, pour l’exercice"))
    }
}
