package import Surroundings
package import VigieLedger
package import Wording

/// The ways a judge concludes. A proof cannot be claimed without evidence and a time until which it holds.
extension Judgement {
    package static func proven(
        _ reason: LocalizedText, evidence: EntryReference, freshUntil: Timestamp, measurements: [Measurement] = [],
        nextStep: NextStep? = nil
    ) -> Judgement {
        Judgement(
            status: .proven, reason: reason, evidence: evidence, freshUntil: freshUntil, nextStep: nextStep,
            measurements: measurements)
    }

    package static func failing(
        _ reason: LocalizedText, evidence: EntryReference? = nil, measurements: [Measurement] = [],
        nextStep: NextStep? = nil
    ) -> Judgement {
        Judgement(
            status: .failing, reason: reason, evidence: evidence, nextStep: nextStep, measurements: measurements)
    }

    package static func configured(_ reason: LocalizedText, nextStep: NextStep) -> Judgement {
        Judgement(status: .configured, reason: reason, nextStep: nextStep)
    }

    package static func missing(_ reason: LocalizedText, nextStep: NextStep) -> Judgement {
        Judgement(status: .missing, reason: reason, nextStep: nextStep)
    }
}

extension Judgement {
    /// One judgement of several about the same control: the worst one speaks, all measurements are kept, and it is
    /// fresh only as long as the first of them to lapse. `nil` for none.
    package static func worst(of judgements: [Judgement]) -> Judgement? {
        guard var worst = judgements.first else { return nil }
        for judgement in judgements.dropFirst() where judgement.status.severity > worst.status.severity {
            worst = judgement
        }
        worst.measurements = judgements.flatMap(\.measurements)
        worst.freshUntil = judgements.compactMap(\.freshUntil).min()
        return worst
    }
}
