import Surroundings
import VigieLedger
import VigiePlan
import VigieReadiness
import Wording

extension BackupJudge {
    /// How long an inventory counts: it is made every hour.
    private static let inventoryAge = Duration.seconds(24 * 3600)

    /// Every database is in a policy, backups are as new as their schedule says, and the objectives were met.
    @Sendable static func scheduleAndObjectives(_ context: JudgementContext) async throws -> Judgement {
        let unprotected = databasesWithoutPolicy(context.plan)
        let judged = try await each(context) { protection, records in
            var judgements: [Judgement] = []
            for repository in protection.repositories {
                let inventory = try await inventory(of: repository.name, protection, context.ledger)
                let judged = judgement(of: repository.name, protection, records)
                judgements.append(late(inventory, repository.name, protection, now: context.now) ?? judged)
            }
            return judgements
        }
        return Judgement.worst(of: unprotected + [judged]) ?? judged
    }

    private static func databasesWithoutPolicy(_ plan: Plan) -> [Judgement] {
        let covered = Set(Protection.all(in: plan).map(\.database.resource.name))
        guard !covered.isEmpty else { return [] }
        return plan.all(Database.self).filter { !covered.contains($0.name) }.map { database in
            .failing(
                LocalizedText(
                    en: "The database \(database.name) is in no backup policy.",
                    fr: "La base \(database.name) n’est dans aucune politique de sauvegarde."),
                nextStep: NextStep(
                    command: "vigie schema",
                    explanation: LocalizedText(
                        en: "shows how a BackupPolicy is written", fr: "montre comment écrire une BackupPolicy")))
        }
    }

    /// Backups that are older than their schedule allows, by what the repository holds; `nil` if they are not.
    private static func late(
        _ inventory: (entry: LedgerEntry, inventory: RepositoryInventory)?, _ repository: String,
        _ protection: Protection, now: Timestamp
    ) -> Judgement? {
        guard let inventory, let newest = inventory.inventory.backups.last?.stoppedAt,
            let gap = ScheduleGap(protection.policy.spec.schedule, in: protection.timeZone).longest
        else { return nil }
        // A backup takes its time; a quarter of the gap is more than enough of it.
        guard now - newest > gap + gap / 4 else { return nil }
        let (age, allowed) = (LocalizedText(span: now - newest), LocalizedText(span: gap))
        return .failing(
            LocalizedText(
                en: "The newest backup in \(repository) is \(age.en) old; the schedule allows \(allowed.en).",
                fr: "La dernière sauvegarde dans \(repository) date de \(age.fr) ; le calendrier prévoit \(allowed.fr)."
            ),
            evidence: inventory.entry.reference,
            nextStep: NextStep(
                command: "vigie backup take \(protection.policy.name)",
                explanation: LocalizedText(en: "takes one now", fr: "en fait une maintenant")))
    }

    /// What is stored is what the policy keeps, and its log has no hole.
    @Sendable static func retention(_ context: JudgementContext) async throws -> Judgement {
        try await each(context) { protection, _ in
            var judgements: [Judgement] = []
            for repository in protection.repositories {
                let found = try await inventory(of: repository.name, protection, context.ledger)
                judgements.append(kept(found, repository.name, protection))
            }
            return judgements
        }
    }

    private static func kept(
        _ found: (entry: LedgerEntry, inventory: RepositoryInventory)?, _ repository: String, _ protection: Protection
    ) -> Judgement {
        let look = NextStep(
            command: "vigie backup list \(protection.policy.name)",
            explanation: LocalizedText(
                en: "looks what the repositories hold", fr: "regarde ce que contiennent les dépôts"))
        guard let found else {
            return .configured(
                LocalizedText(
                    en: "What \(repository) holds was never looked at.",
                    fr: "Le contenu de \(repository) n’a jamais été regardé."), nextStep: look)
        }
        let inventory = found.inventory
        guard let check = inventory.retention, check.isKept, inventory.gaps.isEmpty else {
            let reason =
                inventory.findings.first { $0.verdict == .fail }?.text
                ?? LocalizedText(en: "\(repository) could not be read.", fr: "\(repository) n’a pas pu être lu.")
            return .failing(reason, evidence: found.entry.reference, nextStep: look)
        }
        let reach = check.reachesBackTo.map { String($0.rfc3339.prefix(10)) } ?? "—"
        return .proven(
            LocalizedText(
                en: "\(repository) holds \(check.full) full backups and reaches back to \(reach), as the policy says.",
                fr: "\(repository) contient \(check.full) sauvegardes complètes, depuis le \(reach), comme prévu."),
            evidence: found.entry.reference, freshUntil: found.entry.at + inventoryAge)
    }

    /// The newest inventory of a repository.
    private static func inventory(
        of repository: String, _ protection: Protection, _ ledger: Ledger
    ) async throws -> (entry: LedgerEntry, inventory: RepositoryInventory)? {
        try await ledger.all(RepositoryInventory.self, subject: protection.policy.identifier, limit: 200)
            .first { $0.evidence.repository == repository }.map { (entry: $0.entry, inventory: $0.evidence) }
    }
}
