import Surroundings
import VigieLedger
import VigiePlan
import VigieReadiness
import Wording

/// Judges the controls of the chapter, each from what was measured. A promise about several policies or repositories
/// is kept as well as the worst of them.
enum BackupJudge {
    /// Judges every policy of the plan.
    static func each(
        _ context: JudgementContext, _ judge: (Protection, ProofRecords) async throws -> [Judgement]
    ) async throws -> Judgement {
        let protections = Protection.all(in: context.plan)
        guard !protections.isEmpty else { return noPolicy }
        var judgements: [Judgement] = []
        for protection in protections {
            let records = try await ProofRecords(of: protection, in: context.ledger)
            judgements += try await judge(protection, records)
        }
        return Judgement.worst(of: judgements) ?? noPolicy
    }

    private static let noPolicy = Judgement.missing(
        LocalizedText(
            en: "No backup policy is declared.", fr: "Aucune politique de sauvegarde n’est déclarée."),
        nextStep: NextStep(
            command: "vigie init",
            explanation: LocalizedText(
                en: "writes a commented plan to begin with: a Database, a Repository and a BackupPolicy",
                fr: "écrit un plan commenté pour commencer : une Database, un Repository et une BackupPolicy")))

    /// How long after its cadence a proof still counts, so that it does not lapse while the next one is made.
    static func freshUntil(_ proof: ProofRecords.Entry, _ protection: Protection) -> Timestamp {
        let cadence = protection.policy.spec.proof.cadence
        return proof.entry.at + cadence + cadence / 10
    }

    static func prove(_ protection: Protection) -> NextStep {
        NextStep(
            command: "vigie backup prove \(protection.policy.name)",
            explanation: LocalizedText(
                en: "restores the newest backup elsewhere and measures what comes back",
                fr: "restaure ailleurs la dernière sauvegarde et mesure ce qui revient"))
    }

    static func show(_ proof: ProofRecords.Entry) -> NextStep {
        NextStep(
            command: "vigie ledger show \(proof.entry.index)",
            explanation: LocalizedText(
                en: "shows everything that the proof measured", fr: "montre tout ce que la preuve a mesuré"))
    }

    /// What the last proof of a repository is worth.
    static func judgement(
        of repository: String, _ protection: Protection, _ records: ProofRecords, measured: Bool = true
    ) -> Judgement {
        let name = "\(protection.policy.name) → \(repository)"
        guard let proof = records.conclusive(repository) else {
            guard let attempt = records.latest(repository) else {
                return .configured(
                    LocalizedText(
                        en: "\(name) is declared, but was never restored.",
                        fr: "\(name) est déclaré, mais n’a jamais été restauré."),
                    nextStep: prove(protection))
            }
            let reason = attempt.proof.reason
            return .configured(
                LocalizedText(
                    en: "\(name) could not be tested: \(reason.en)",
                    fr: "\(name) n’a pas pu être vérifié : \(reason.fr)"),
                nextStep: prove(protection))
        }
        let measurements = measured ? proof.proof.measurements(for: protection) : []
        guard proof.proof.verdict == .pass else {
            let reason = proof.proof.reason
            return .failing(
                LocalizedText(en: "\(name): \(reason.en)", fr: "\(name) : \(reason.fr)"),
                evidence: proof.entry.reference, measurements: measurements, nextStep: show(proof))
        }
        let rto = LocalizedText(span: proof.proof.achievedRTO?.duration ?? .zero)
        let rpo = LocalizedText(span: proof.proof.achievedRPO?.duration ?? .zero)
        return .proven(
            LocalizedText(
                en: "\(name) was restored in \(rto.en), with \(rpo.en) of changes lost.",
                fr: "\(name) a été restauré en \(rto.fr), avec \(rpo.fr) de modifications perdues."),
            evidence: proof.entry.reference, freshUntil: freshUntil(proof, protection), measurements: measurements,
            nextStep: nil)
    }
}

/// The proofs of one policy, newest first.
struct ProofRecords: Sendable {
    typealias Entry = (entry: LedgerEntry, proof: RestoreProof)

    let entries: [Entry]

    init(of protection: Protection, in ledger: Ledger) async throws {
        entries = try await ledger.all(RestoreProof.self, subject: protection.policy.identifier, limit: 500).map {
            (entry: $0.entry, proof: $0.evidence)
        }
    }

    func latest(_ repository: String) -> Entry? {
        entries.first { $0.proof.repository == repository }
    }

    /// The newest one that found something out, either way.
    func conclusive(_ repository: String) -> Entry? {
        entries.first { $0.proof.repository == repository && $0.proof.verdict != .inconclusive }
    }
}

extension RestoreProof {
    /// The gravest thing that was found, in one sentence.
    var reason: LocalizedText {
        findings.first { $0.verdict != nil }?.text
            ?? LocalizedText(en: "nothing was found.", fr: "rien n’a été trouvé.")
    }

    /// What was achieved, beside what the plan asks for now.
    func measurements(for protection: Protection) -> [Measurement] {
        let objectives = protection.policy.spec.objectives
        return [
            achievedRPO.map {
                Measurement(
                    label: LocalizedText(en: "RPO \(repository)", fr: "RPO \(repository)"), achieved: $0.duration,
                    atMost: objectives.rpo)
            },
            achievedRTO.map {
                Measurement(
                    label: LocalizedText(en: "RTO \(repository)", fr: "RTO \(repository)"), achieved: $0.duration,
                    atMost: objectives.rto)
            },
        ].compactMap(\.self)
    }
}
