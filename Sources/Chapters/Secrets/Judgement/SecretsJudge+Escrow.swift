import Surroundings
import VigieLedger
import VigiePlan
import VigieReadiness
import Wording

extension SecretsJudge {
    /// A sealed copy lies outside, made lately, and one was opened in practice within the quarter.
    @Sendable static func escrow(_ context: JudgementContext) async throws -> Judgement {
        try await each(context) { escrow in
            let make = NextStep(
                command: "vigie secret escrow \(escrow.name)",
                explanation: LocalizedText(en: "seals a copy now", fr: "scelle une copie maintenant"))
            guard let (entry, made) = try await context.ledger.latest(EscrowMade.self, subject: escrow.identifier)
            else {
                return .configured(
                    LocalizedText(
                        en: "\(escrow.name): no copy was ever sealed.",
                        fr: "\(escrow.name) : aucune copie n’a jamais été scellée."), nextStep: make)
            }
            let age = context.now - entry.at
            guard age <= escrow.spec.interval * 2 else {
                let span = LocalizedText(span: age)
                return .failing(
                    LocalizedText(
                        en: "\(escrow.name): the newest sealed copy is \(span.en) old.",
                        fr: "\(escrow.name) : la dernière copie scellée date de \(span.fr)."),
                    evidence: entry.reference, nextStep: make)
            }
            let held = Set(made.secrets.map(\.name))
            if let left = escrow.spec.covered(in: context.plan).map(\.name).first(where: { !held.contains($0) }) {
                return .failing(
                    LocalizedText(
                        en: "\(escrow.name): \(left) is not in the newest sealed copy; nothing was in its place.",
                        fr: "\(escrow.name) : \(left) manque à la dernière copie scellée ; son emplacement était vide."),
                    evidence: entry.reference, nextStep: make)
            }
            guard let drill = try await lastOpening(of: escrow, context, byPeople: true) else {
                return neverOpened(escrow)
            }
            return opening(
                drill, escrow, until: min(entry.at + escrow.spec.interval * 2, drill.entry.at + escrow.spec.drill))
        }
    }

    /// Secrets came out of a copy as they went in.
    @Sendable static func recovery(_ context: JudgementContext) async throws -> Judgement {
        try await each(context) { escrow in
            guard let drill = try await lastOpening(of: escrow, context) else { return neverOpened(escrow) }
            return opening(drill, escrow, until: drill.entry.at + escrow.spec.drill)
        }
    }

    private typealias Opening = (entry: LedgerEntry, evidence: SecretsRecovered)

    private static func each(
        _ context: JudgementContext, _ judge: (Resource<Escrow>) async throws -> Judgement
    ) async throws -> Judgement {
        var judgements: [Judgement] = []
        for escrow in context.plan.all(Escrow.self) { judgements.append(try await judge(escrow)) }
        return Judgement.worst(of: judgements)
            ?? .missing(
                LocalizedText(
                    en: "No escrow of secrets is declared.", fr: "Aucun séquestre de secrets n’est déclaré."),
                nextStep: schema("Escrow"))
    }

    private static func lastOpening(
        of escrow: Resource<Escrow>, _ context: JudgementContext, byPeople: Bool = false
    ) async throws -> Opening? {
        try await context.ledger.all(
            SecretsRecovered.self, subject: escrow.identifier, since: nil, limit: byPeople ? 1000 : 1
        ).first { !byPeople || $0.evidence.isByVigie != true }
    }

    private static func neverOpened(_ escrow: Resource<Escrow>) -> Judgement {
        .configured(
            LocalizedText(
                en: "\(escrow.name): no sealed copy was ever opened.",
                fr: "\(escrow.name) : aucune copie scellée n’a jamais été ouverte."), nextStep: practise(escrow))
    }

    private static func opening(_ drill: Opening, _ escrow: Resource<Escrow>, until: Timestamp) -> Judgement {
        let count = drill.evidence.secrets.count
        let took = LocalizedText(span: .seconds(drill.evidence.seconds))
        guard drill.evidence.verdict == .pass else {
            return .failing(
                LocalizedText(
                    en: "\(escrow.name): a sealed copy did not hold what it should.",
                    fr: "\(escrow.name) : une copie scellée ne contenait pas ce qu’elle devait."),
                evidence: drill.entry.reference, nextStep: practise(escrow))
        }
        return .proven(
            LocalizedText(
                en: "\(escrow.name): \(count) secrets came out of a copy as they went in, in \(took.en).",
                fr: "\(escrow.name) : \(count) secrets sont ressortis intacts d’une copie, en \(took.fr)."),
            evidence: drill.entry.reference, freshUntil: until, nextStep: nil)
    }

    private static func practise(_ escrow: Resource<Escrow>) -> NextStep {
        NextStep(
            command: "vigie secret recover \(escrow.name)",
            explanation: LocalizedText(
                en: "opens the newest copy and compares, without writing anything",
                fr: "ouvre la dernière copie et compare, sans rien écrire"))
    }
}
