import Cron
import Quantities
import Surroundings
import VigieLedger
import VigiePlan

/// Whether what policies promise can be kept at all, as far as the plan and earlier measurements tell.
struct Feasibility: Sendable {
    let plan: Plan
    let ledger: Ledger?

    func diagnostics() async -> [Diagnostic] {
        let protections = Protection.all(in: plan)
        var found = protections.flatMap { policy in
            reach(policy) + recoveryPoint(policy) + retention(policy) + places(policy)
        }
        found += sharedStanzas(protections)
        for policy in protections { found += await recoveryTime(policy) }
        return found
    }

    /// pgBackRest reads the server's files and its socket, so it runs where they are.
    private func reach(_ protection: Protection) -> [Diagnostic] {
        let database = protection.database.resource
        let isLocal = database.spec.dataDirectory != nil && database.spec.server.socketDirectory != nil
        guard !isLocal else { return [] }
        return [
            .error(
                "backup.not-local", "the database '\(database.name)' cannot be backed up from afar",
                at: protection.policy.position(of: "database"),
                hint: "give '\(database.name)' a dataDirectory and a server.socketDirectory, and run Vigie there",
                related: [Diagnostic.Related("declared here", at: database.position)])
        ]
    }

    private func recoveryPoint(_ protection: Protection) -> [Diagnostic] {
        let (spec, policy) = (protection.policy.spec, protection.policy)
        let rpo = spec.objectives.rpo
        let canary = protection.database.resource.spec.canary.interval
        var found: [Diagnostic] = []
        if spec.archiving {
            if spec.archiveTimeout > rpo {
                found.append(
                    .error(
                        "backup.rpo-archiving",
                        "an RPO of \(rpo.quantity) cannot be kept: a change may wait \(spec.archiveTimeout.quantity) to "
                            + "be archived", at: policy.position(of: "objectives.rpo"),
                        hint: "set archiveTimeout (here and in PostgreSQL) to \(rpo.quantity) or less"))
            } else if canary <= rpo, spec.archiveTimeout + canary > rpo {
                found.append(
                    .warning(
                        "backup.rpo-tight",
                        "an RPO of \(rpo.quantity) leaves no room: archiving (\(spec.archiveTimeout.quantity)) and the "
                            + "canary (\(canary.quantity)) take it up", at: policy.position(of: "objectives.rpo"),
                        hint: "shorten archiveTimeout or the canary's interval"))
            }
        } else if let interval = ScheduleGap(spec.schedule, in: protection.timeZone).longest, interval > rpo {
            found.append(
                .error(
                    "backup.rpo-schedule",
                    "an RPO of \(rpo.quantity) cannot be kept: backups are up to \(interval.quantity) apart, and "
                        + "nothing is archived in between", at: policy.position(of: "objectives.rpo"),
                    hint: "set archiving: true, or take backups more often"))
        }
        if canary > rpo {
            found.append(
                .error(
                    "backup.canary-slow",
                    "an RPO of \(rpo.quantity) cannot be measured with a heartbeat every \(canary.quantity)",
                    at: policy.position(of: "objectives.rpo"),
                    hint: "shorten the canary's interval in Database '\(protection.database.resource.name)'"))
        }
        return found
    }

    /// An RTO that was already missed is a promise known to be broken.
    private func recoveryTime(_ protection: Protection) async -> [Diagnostic] {
        guard let ledger else { return [] }
        let proofs = try? await ledger.all(RestoreProof.self, subject: protection.policy.identifier, limit: 50)
        let rto = protection.policy.spec.objectives.rto
        return protection.repositories.compactMap { repository in
            let last = proofs?.first {
                $0.evidence.repository == repository.name && $0.evidence.achievedRTO != nil
                    && $0.evidence.verdict != .inconclusive
            }
            guard let (entry, proof) = last, let achieved = proof.achievedRTO?.duration, achieved > rto else {
                return nil
            }
            return .error(
                "backup.rto-measured",
                "an RTO of \(rto.quantity) is below what the last restore from '\(repository.name)' took: "
                    + achieved.roundedUp.quantity, at: protection.policy.position(of: "objectives.rto"),
                hint: "make restores faster or promise less; `vigie ledger show \(entry.index)` has the phases")
        }
    }

    private func retention(_ protection: Protection) -> [Diagnostic] {
        let spec = protection.policy.spec
        let cadence = spec.proof.cadence
        let kept: Duration?
        if let days = spec.retention.days {
            kept = .seconds(Int64(days) * 86_400)
        } else {
            let interval = spec.schedule.full.longestInterval(in: protection.timeZone, from: ScheduleGap.start)
            kept = interval.map { $0 * (spec.retention.full ?? 1) }
        }
        guard let kept, cadence > kept else { return [] }
        return [
            .error(
                "backup.proof-too-rare",
                "a proof every \(cadence.quantity) comes too late: backups are kept for \(kept.quantity)",
                at: protection.policy.position(of: "proof.cadence"),
                hint: "prove more often than backups expire, or keep them longer")
        ]
    }

    private func places(_ protection: Protection) -> [Diagnostic] {
        let sites = Set(protection.repositories.compactMap(\.spec.site?.name))
        let home = protection.database.resource.spec.site?.name
        let position = protection.policy.position(of: "repositories")
        var found: [Diagnostic] = []
        // A plan that names no place says nothing about disasters; readiness says that it does not.
        if let site = sites.first, sites.count == 1, home == nil || home == site {
            found.append(
                .warning(
                    "backup.one-place", "one disaster may reach everything: all of it lies in '\(site)'",
                    at: position, hint: "add a repository whose site is another one"))
        }
        found += protection.repositories.compactMap { inside($0, protection) }
        return found
    }

    /// A repository in the data directory would be lost with it, and be backed up itself.
    private func inside(_ repository: Resource<Repository>, _ protection: Protection) -> Diagnostic? {
        guard let directory = repository.spec.directory,
            let data = protection.database.resource.spec.dataDirectory,
            directory == data || directory.hasPrefix(data + "/")
        else { return nil }
        return .error(
            "backup.repository-inside", "the repository '\(repository.name)' lies in the data directory it protects",
            at: repository.position(of: "directory"), hint: "choose a directory on another disk")
    }

    /// Two policies that write to one place would expire each other's backups.
    private func sharedStanzas(_ protections: [Protection]) -> [Diagnostic] {
        var first: [String: Protection] = [:]
        var found: [Diagnostic] = []
        for protection in protections {
            for repository in protection.repositories {
                let key = "\(protection.stanza) in \(repository.name)"
                if let other = first[key] {
                    found.append(
                        .error(
                            "backup.shared-stanza",
                            "'\(protection.policy.name)' and '\(other.policy.name)' both write the stanza "
                                + "'\(protection.stanza)' into '\(repository.name)'",
                            at: protection.policy.position(of: "stanza"), hint: "give each policy a stanza of its own",
                            related: [Diagnostic.Related("the other one", at: other.policy.position)]))
                } else {
                    first[key] = protection
                }
            }
        }
        return found + sharedDatabases(protections)
    }

    /// PostgreSQL has one archive_command, and it serves one stanza.
    private func sharedDatabases(_ protections: [Protection]) -> [Diagnostic] {
        var first: [String: Protection] = [:]
        return protections.compactMap { protection in
            let name = protection.database.resource.name
            guard protection.policy.spec.archiving else { return nil }
            guard let other = first[name] else {
                first[name] = protection
                return nil
            }
            guard other.stanza != protection.stanza else { return nil }
            return .error(
                "backup.two-archives",
                "'\(name)' can archive into one stanza only, but '\(other.policy.name)' and "
                    + "'\(protection.policy.name)' name two", at: protection.policy.position(of: "database"),
                hint: "merge the policies: one policy can have several repositories",
                related: [Diagnostic.Related("the other one", at: other.policy.position)])
        }
    }
}

extension Duration {
    /// To the whole second above, as it is worth saying.
    fileprivate var roundedUp: Duration {
        .seconds(components.seconds + (components.attoseconds > 0 ? 1 : 0))
    }
}
