import VigieCluster
import VigiePlan
import Wording

/// Whether the people of an emergency access are there, and can do what is asked of them.
struct EmergencyCheck {
    let access: Resource<EmergencyAccess>
    let plan: Plan

    var diagnostics: [Diagnostic] {
        var found = unknown(access.spec.who)
        let who = access.spec.who.names(in: plan)
        if who.isEmpty, found.isEmpty {
            found.append(error("emergency.nobody", "nobody may ask for this", hint: "name people or teams in 'who'"))
        }
        if let approval = access.spec.approval {
            found += unknown(approval.by)
            let by = approval.by.names(in: plan)
            // Whoever asks is not among those who agree.
            if let worst = who.map({ by.subtracting([$0]).count }).min(), worst < approval.quorum, found.isEmpty {
                found.append(
                    error(
                        "emergency.quorum", "\(approval.quorum) have to agree, and there are only \(worst) who can",
                        hint: "name more people in 'approval.by', or ask for fewer; whoever asks does not count"))
            }
        }
        if case .kubernetes(let binding) = access.spec.grants, let cluster = plan.resolve(binding.cluster) {
            found += reaching(cluster, binding)
        }
        if case .postgresRole(let role) = access.spec.grants, role.envelope != nil,
            (Envelope.prefix + access.name).utf8.count > 63
        {
            found.append(
                error(
                    "emergency.envelope-name", "PostgreSQL cuts names off after 63 bytes, this envelope's too",
                    hint: "give the EmergencyAccess a name of 48 letters at most"))
        }
        return found + reviewing(who)
    }

    private func reaching(_ cluster: Resource<Cluster>, _ binding: EmergencyBinding) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if !cluster.spec.namespaces.contains(binding.namespace) {
            found.append(
                error(
                    "emergency.namespace",
                    "the namespace '\(binding.namespace)' is not of \(cluster.name)'s in the plan",
                    hint: "the Cluster lists the namespaces that the plan answers for"))
        }
        if case .inCluster = cluster.spec.access, cluster.spec.server == nil {
            found.append(
                error(
                    "emergency.outside-address",
                    "Vigie reaches \(cluster.name) from within, and nobody outside gets in by that address",
                    hint: "write the API server's address for people into the Cluster: 'server: https://…'"))
        }
        return found
    }

    /// Who works alone finds out at the second emergency that nobody may look at the first.
    private func reviewing(_ who: Set<String>) -> [Diagnostic] {
        let everybody = Set(plan.outlines.filter { $0.kind == "Person" }.map(\.name))
        guard !access.spec.review.requesterMayReview,
            let alone = who.sorted().first(where: { everybody.subtracting([$0]).isEmpty })
        else { return [] }
        return [
            .warning(
                "emergency.nobody-reviews",
                "when \(alone) was in, nobody else is there to review it, and nobody gets in again",
                at: access.position, hint: "name somebody else in the plan, or write `review: {byRequester: true}`")
        ]
    }

    private func unknown(_ people: EmergencyPeople) -> [Diagnostic] {
        unknown("Person", people.people) + unknown("Team", people.teams)
    }

    private func unknown(_ kind: String, _ names: [String]) -> [Diagnostic] {
        let known = plan.outlines.filter { $0.kind == kind }.map(\.name)
        return names.filter { !known.contains($0) }.map { name in
            let guess = DidYouMean.suggestion(for: name, among: known)
            return error(
                "emergency.unknown-\(kind.lowercased())", "the plan has no \(kind) '\(name)'",
                hint: guess.map { "did you mean '\($0)'?" } ?? "declare it, or name another")
        }
    }

    private func error(_ code: String, _ message: String, hint: String) -> Diagnostic {
        .error(code, message, at: access.position, hint: hint)
    }
}
