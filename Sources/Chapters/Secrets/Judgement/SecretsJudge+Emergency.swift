import Surroundings
import VigieLedger
import VigiePlan
import VigieReadiness
import Wording

extension SecretsJudge {
    /// Every emergency access was practised: it ended by itself, and was reviewed.
    @Sendable static func emergencyAccess(_ context: JudgementContext) async throws -> Judgement {
        let events = try await EmergencyHistory(context.ledger).events
        let sealed = try await EnvelopeHistory(context.ledger)
        var judgements: [Judgement] = []
        for access in context.plan.all(EmergencyAccess.self) {
            let own = events.filter { $0.granted.access == access.name }
            judgements.append(try await emergencyAccess(access, own, sealed, context))
        }
        // What the plan has forgotten, the other side has not.
        judgements += events.compactMap { event in
            context.plan.find(EmergencyAccess.self, event.granted.access) == nil
                ? unfinished(event, within: EmergencyReview().within, context) : nil
        }
        judgements += sealed.withdrawn(from: context.plan).map { envelope in
            .failing(
                LocalizedText(
                    en: "The plan has no envelope \(envelope.name) any more, and its login still opens the door.",
                    fr: "Le plan n’a plus d’enveloppe \(envelope.name), et son compte ouvre encore la porte."),
                evidence: nil,
                nextStep: NextStep(
                    command: "vigie access grants",
                    explanation: LocalizedText(en: "takes it away", fr: "retire ce compte")))
        }
        return Judgement.worst(of: judgements)
            ?? .missing(
                LocalizedText(
                    en: "No emergency access is declared.", fr: "Aucun accès d’urgence n’est déclaré."),
                nextStep: schema("EmergencyAccess"))
    }

    private static func emergencyAccess(
        _ access: Resource<EmergencyAccess>, _ events: [EmergencyEvent], _ sealed: EnvelopeHistory,
        _ context: JudgementContext
    ) async throws -> Judgement {
        if let worry = try await envelope(access, sealed, context) { return worry }
        for event in events {
            if let worry = unfinished(event, within: access.spec.review.within, context) { return worry }
        }
        let closed = events.first { $0.isClosed && $0.hasEndedByItself }
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
        _ access: Resource<EmergencyAccess>, _ envelopes: EnvelopeHistory, _ context: JudgementContext
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
        guard envelopes.sealed.contains(where: { $0.entry.index == entry.index }) else {
            return .failing(
                LocalizedText(
                    en: "The envelope of \(access.name) opens nothing any more, and no other was sealed.",
                    fr: "L’enveloppe de \(access.name) n’ouvre plus rien, et aucune autre n’a été scellée."),
                evidence: entry.reference, nextStep: seal)
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
        _ event: EmergencyEvent, within patience: Duration, _ context: JudgementContext
    ) -> Judgement? {
        guard !event.isClosed else { return nil }
        let (name, grant) = (event.granted.access, event.granted.grant)
        guard let ended = event.ended else {
            if let place = event.granted.place, !place.isIn(context.plan) { return outOfReach(event, place) }
            guard event.granted.until + .seconds(300) < context.now else { return nil }
            return .failing(
                LocalizedText(
                    en: "\(name): the grant \(grant) should have ended, and nobody saw it end.",
                    fr: "\(name) : l’accès \(grant) devait prendre fin, et personne ne l’a constaté."),
                evidence: event.entry.reference,
                nextStep: NextStep(
                    command: "vigie access end \(grant)",
                    explanation: LocalizedText(en: "ends it", fr: "y met fin")))
        }
        guard ended.entry.at + patience < context.now else { return nil }
        return .failing(
            LocalizedText(
                en: "\(name): the grant \(grant) was not reviewed in time.",
                fr: "\(name) : l’accès \(grant) n’a pas été passé en revue à temps."),
            evidence: ended.entry.reference,
            nextStep: NextStep(
                command: "vigie access review \(grant)",
                explanation: LocalizedText(en: "closes it", fr: "clôt l’affaire")))
    }

    private static func outOfReach(_ event: EmergencyEvent, _ place: GrantPlace) -> Judgement {
        let (name, grant) = (event.granted.access, event.granted.grant)
        return .failing(
            LocalizedText(
                en: "\(name): the grant \(grant) was given in \(place.title); the plan has no such place any more.",
                fr: "\(name) : l’accès \(grant) fut donné dans \(place.title) ; le plan n’a plus ce lieu."),
            evidence: event.entry.reference,
            nextStep: NextStep(
                command: "vigie access end \(grant) --gone",
                explanation: LocalizedText(
                    en: "says that the place is no more; otherwise put it back into the plan",
                    fr: "dit que ce lieu n’est plus ; sinon, remettez-le au plan")))
    }

    private static func practise(_ access: Resource<EmergencyAccess>) -> NextStep {
        NextStep(
            command: "vigie access request \(access.name) --incident exercise --reason exercise",
            explanation: LocalizedText(
                en: "opens it for a while, in practice", fr: "l’ouvre un moment, pour l’exercice"))
    }
}

extension EmergencyEvent {
    /// Nobody had to end it, and it did not take days until somebody saw that it had ended.
    fileprivate var hasEndedByItself: Bool {
        guard let ended = ended?.evidence, ended.cause == .expired else { return false }
        return ended.at <= granted.until + .seconds(300)
    }
}
