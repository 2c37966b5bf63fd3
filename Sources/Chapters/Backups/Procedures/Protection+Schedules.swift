import Cron
import Surroundings
package import VigieEngine
import VigieLedger
import VigiePlan
import Wording

extension Protection {
    /// Everything that becomes due by the clock for one policy. Whatever concerns one stanza waits its turn.
    package var schedules: [Schedule] {
        repositories.map(\.name).flatMap { repository in
            backups(into: repository) + [proof(of: repository), inspection(of: repository)]
        }
    }

    private func backups(into repository: String) -> [Schedule] {
        let times: [(BackupType, CronSchedule?)] = [
            (.full, policy.spec.schedule.full), (.differential, policy.spec.schedule.differential),
            (.incremental, policy.spec.schedule.incremental),
        ]
        return times.compactMap { type, cron in
            guard let cron else { return nil }
            return Schedule(
                name: "\(policy.name)-\(repository)-\(type.title.en)", trigger: .cron(cron, timeZone), overlap: .queue,
                procedure: TakeBackup(policy: policy.name, repository: repository, type: type))
        }
    }

    private func proof(of repository: String) -> Schedule {
        let trigger: Schedule.Trigger
        if let cron = policy.spec.proof.schedule {
            trigger = .cron(cron, timeZone)
        } else {
            trigger = .every(policy.spec.proof.cadence)
        }
        return Schedule(
            name: "\(policy.name)-\(repository)-proof", trigger: trigger, overlap: .skip,
            procedure: ProveBackup(policy: policy.name, repository: repository))
    }

    private func inspection(of repository: String) -> Schedule {
        Schedule(
            name: "\(policy.name)-\(repository)-inventory", trigger: .every(.seconds(3600)), overlap: .skip,
            procedure: InspectRepository(policy: policy.name, repository: repository))
    }
}

extension Schedule {
    /// Looks for copies that were left behind; also once when Vigie comes up after it was down.
    static let sweep = Schedule(
        name: "backup-sweep", trigger: .every(.seconds(900)), overlap: .skip, procedure: SweepScratch())
}

extension Reaction {
    /// What a backup has changed is looked at in the repository itself.
    static let inspectAfterBackup = Reaction(name: "inspect-after-backup", kind: BackupTaken.kind) { entry, plan in
        let taken = try entry.evidence(as: BackupTaken.self)
        guard let policy = entry.subject.split(separator: "/").last.map(String.init),
            let protection = try? Protection(policy, in: plan),
            protection.repositories.contains(where: { $0.name == taken.repository })
        else { return [] }
        return [InspectRepository(policy: policy, repository: taken.repository)]
    }
}
