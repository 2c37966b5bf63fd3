import Surroundings
import VigieLedger
import VigiePlan
import VigieReadiness
import Wording

extension BackupJudge {
    /// A passing restore of every repository, not older than the cadence.
    @Sendable static func restoreTests(_ context: JudgementContext) async throws -> Judgement {
        try await each(context) { protection, records in
            protection.repositories.map { judgement(of: $0.name, protection, records, measured: false) }
        }
    }

    /// A restore to a chosen instant whose recovered point was measured.
    @Sendable static func pointInTime(_ context: JudgementContext) async throws -> Judgement {
        try await each(context) { protection, records in
            guard protection.policy.spec.archiving else { return [noArchiving(protection)] }
            return protection.repositories.map { repository in
                let judged = judgement(of: repository.name, protection, records, measured: false)
                guard judged.status == .proven, let proof = records.conclusive(repository.name) else { return judged }
                return instant(proof, repository.name, protection)
            }
        }
    }

    private static func instant(
        _ proof: ProofRecords.Entry, _ repository: String, _ protection: Protection
    ) -> Judgement {
        guard case .time(let target, _) = proof.proof.target, let recovered = proof.proof.recovered else {
            return .configured(
                LocalizedText(
                    en:
                        "\(repository) was restored to the end of its log, not to a chosen instant: too few heartbeats.",
                    fr: """
                        \(repository) a été restauré jusqu’à la fin du journal, pas à un instant choisi : trop peu de \
                        battements de cœur.
                        """),
                nextStep: prove(protection))
        }
        let (asked, found) = (target.rfc3339.prefix(19), recovered.at.rfc3339.prefix(19))
        return .proven(
            LocalizedText(
                en:
                    "\(repository) was restored to \(asked)Z; its last heartbeat is of \(found)Z, number \(recovered.heartbeat).",
                fr: """
                    \(repository) a été restauré à \(asked)Z ; son dernier battement est de \(found)Z, \
                    n° \(recovered.heartbeat).
                    """),
            evidence: proof.entry.reference, freshUntil: freshUntil(proof, protection))
    }

    private static func noArchiving(_ protection: Protection) -> Judgement {
        .missing(
            LocalizedText(
                en:
                    "The policy \(protection.policy.name) keeps no write-ahead log, so only its backups can be restored.",
                fr:
                    "La politique \(protection.policy.name) n’archive pas le journal : seules ses sauvegardes reviennent."
            ),
            nextStep: NextStep(
                command: "vigie check",
                explanation: LocalizedText(
                    en: "set archiving: true in the policy, then check it again",
                    fr: "mettre archiving: true dans la politique, puis vérifier à nouveau")))
    }

    /// A restore from a repository at another place than the database's.
    @Sendable static func replication(_ context: JudgementContext) async throws -> Judgement {
        try await each(context) { protection, records in
            let home = protection.database.resource.spec.site?.name
            let first = home ?? protection.repositories.first?.spec.site?.name
            let far = protection.repositories.filter { $0.spec.site != nil && $0.spec.site?.name != first }
            guard !far.isEmpty else { return [noSecondPlace(protection)] }
            // One good copy elsewhere is what the promise is about.
            let judged = far.map { judgement(of: $0.name, protection, records, measured: false) }
            return [judged.min { $0.status.severity < $1.status.severity } ?? noSecondPlace(protection)]
        }
    }

    private static func noSecondPlace(_ protection: Protection) -> Judgement {
        .missing(
            LocalizedText(
                en: "All repositories of \(protection.policy.name) lie at one place, or the plan does not say where.",
                fr: "Tous les dépôts de \(protection.policy.name) sont au même endroit, ou le plan ne dit pas où."),
            nextStep: NextStep(
                command: "vigie schema",
                explanation: LocalizedText(
                    en: "shows how to declare a second Site and a Repository there, to be listed in the policy",
                    fr: "montre comment déclarer un second Site et son Repository, à ajouter à la politique")))
    }

    /// Files, volumes and Kubernetes objects are no databases; their engine is not there yet.
    @Sendable static func applicationState(_ context: JudgementContext) async throws -> Judgement {
        .missing(
            LocalizedText(
                en: "Only databases are backed up so far: files, volumes and Kubernetes objects are not.",
                fr: "Seules les bases sont sauvegardées : pas encore les fichiers, volumes et objets Kubernetes."),
            nextStep: NextStep(
                command: "vigie readiness --chapter backups",
                explanation: LocalizedText(
                    en: "shows what will count as proof; keep that state in the database or in git meanwhile",
                    fr: "montre ce qui vaudra preuve ; d’ici là, garder cet état en base ou dans git")))
    }
}
