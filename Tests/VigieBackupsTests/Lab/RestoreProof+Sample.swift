import Surroundings
import VigieBackups
import VigieLedger

extension RestoreProof {
    /// A proof as it might have been recorded.
    static func sample(
        repository: String, verdict: Verdict = .pass, findings: [Finding] = [], rpo: Duration = .seconds(5),
        rto: Duration = .seconds(60), isToInstant: Bool = true
    ) -> RestoreProof {
        let disaster = Timestamp(seconds: 1_767_571_200)
        let target = RecoveryTarget.time(disaster - .seconds(4), heartbeat: 41)
        return RestoreProof(
            repository: repository, site: nil, stanza: "shop", verdict: verdict, findings: findings,
            objectives: ProofObjectives(rpo: Span(.seconds(60)), rto: Span(.seconds(600))),
            achievedRPO: Span(rpo), achievedRTO: Span(rto), disasterAt: disaster, backup: nil,
            target: isToInstant ? target : .latest(heartbeat: 41),
            recovered: RecoveredPoint(heartbeat: 41, at: disaster - rpo, heartbeats: 40, missing: 0), phases: [],
            isolation: .ownNetwork, log: nil, assertions: [], rowCounts: [:], engine: "pgBackRest 2.45")
    }
}

extension Evidence where Self == RestoreProof {
    static func sample(repository: String, rto: Duration) -> RestoreProof {
        RestoreProof.sample(repository: repository, verdict: .pass, rto: rto)
    }
}
