import Surroundings
import VigieLedger
import Wording

/// Makes one verdict of everything that a proof measured. It passes only if every post-condition was seen to hold.
struct ProofJudge: Sendable {
    let objectives: ProofObjectives
    /// How often a heartbeat is written.
    let interval: Duration
    let choice: ProofChoice
    let fetch: ProofFetch?
    let replay: ProofReplay?
    let look: ProofLook?

    var phases: [ProofPhase] {
        [
            ProofPhase(.choose, took: choice.took), fetch.map { ProofPhase(.fetch, took: $0.took) },
            replay.map { ProofPhase(.replay, took: $0.took) }, look.map { ProofPhase(.validate, took: $0.took) },
        ].compactMap(\.self)
    }

    /// From the assumed disaster until the copy had been looked at.
    var achievedRTO: Span? {
        guard look != nil else { return nil }
        return Span(phases.reduce(.zero) { $0 + $1.took.duration })
    }

    /// What of the newest data would have been lost.
    var achievedRPO: Span? {
        look?.recovered.map { Span(max(.zero, choice.disasterAt - $0.at)) }
    }

    var verdict: Verdict {
        findings.verdict ?? (isComplete ? .pass : .inconclusive)
    }

    /// Whether everything that a pass stands on was seen.
    private var isComplete: Bool {
        replay?.hasRecovered == true && achievedRPO != nil && achievedRTO != nil
    }

    /// The gravest first.
    var findings: [Finding] {
        let all =
            choice.findings + (fetch?.findings ?? []) + (replay?.findings ?? []) + (look?.findings ?? []) + canary
            + recoveryPoint + recoveryTime + assertions
        return all.filter { $0.verdict == .fail } + all.filter { $0.verdict != .fail }
    }

    private var canary: [Finding] {
        guard let look else { return [] }
        guard let recovered = look.recovered else {
            return [
                Finding(
                    "proof.no-canary", .inconclusive,
                    en:
                        "The copy holds no heartbeat, so how far it reaches cannot be measured: run vigie backup prepare.",
                    fr: """
                        La copie ne contient aucun battement de cœur : impossible de mesurer jusqu’où elle va ; \
                        lancer vigie backup prepare.
                        """)
            ]
        }
        var findings: [Finding] = []
        if let first = look.forged.first {
            findings.append(
                Finding(
                    "proof.canary-altered", .fail,
                    en: "\(look.forged.count) heartbeats do not bear our checksum, the first is number \(first).",
                    fr:
                        "\(look.forged.count) battements n’ont pas notre somme de contrôle, le premier est le n° \(first)."
                ))
        }
        if let first = look.firstMissing {
            findings.append(
                Finding(
                    "proof.canary-gap", .fail,
                    en: "\(recovered.missing) heartbeats are missing in the middle, from number \(first) on.",
                    fr: "\(recovered.missing) battements manquent au milieu, à partir du n° \(first)."))
        }
        if let expected = choice.target?.heartbeat, recovered.heartbeat < expected {
            let at = recovered.at.rfc3339
            findings.append(
                Finding(
                    "proof.short", .fail,
                    en:
                        "The copy ends at heartbeat \(recovered.heartbeat) (\(at)), but number \(expected) was archived.",
                    fr:
                        "La copie s’arrête au battement n° \(recovered.heartbeat) (\(at)) ; le n° \(expected) était archivé."
                ))
        }
        return findings
    }

    private var recoveryPoint: [Finding] {
        guard let achieved = achievedRPO, let recovered = look?.recovered, achieved > objectives.rpo else { return [] }
        if let newest = choice.newest, newest.sequence <= recovered.heartbeat {
            let silence = choice.disasterAt - newest.at
            if silence > max(interval * 3, .seconds(5)) {
                let age = LocalizedText(span: silence)
                return [
                    Finding(
                        "proof.canary-silent", .inconclusive,
                        en: "No heartbeat was written for \(age.en) before the proof: is vigie serve running?",
                        fr:
                            "Aucun battement n’a été écrit pendant \(age.fr) avant la preuve : vigie serve tourne-t-il ?"
                    )
                ]
            }
        }
        let (span, objective) = (LocalizedText(span: achieved.duration), LocalizedText(span: objectives.rpo.duration))
        return [
            Finding(
                "proof.rpo", .fail, en: "\(span.en) of changes would be lost; the objective is \(objective.en).",
                fr: "\(span.fr) de modifications seraient perdues ; l’objectif est \(objective.fr).")
        ]
    }

    private var recoveryTime: [Finding] {
        guard let achieved = achievedRTO, achieved > objectives.rto else { return [] }
        let (span, objective) = (LocalizedText(span: achieved.duration), LocalizedText(span: objectives.rto.duration))
        return [
            Finding(
                "proof.rto", .fail, en: "The restore took \(span.en); the objective is \(objective.en).",
                fr: "La restauration a pris \(span.fr) ; l’objectif est \(objective.fr).")
        ]
    }

    private var assertions: [Finding] {
        (look?.assertions ?? []).compactMap { outcome in
            guard outcome.verdict != .pass else { return nil }
            return Finding(
                outcome.verdict == .fail ? "proof.assertion-failed" : "proof.assertion-untested", outcome.verdict,
                en: "\(outcome.name.en): \(outcome.measured.en), expected \(outcome.expected.en).",
                fr: "\(outcome.name.fr) : \(outcome.measured.fr), attendu : \(outcome.expected.fr).")
        }
    }
}
