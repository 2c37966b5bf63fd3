/// Whom somebody can become, and by which hop.
struct Becoming {
    let index: RBACIndex
    let facts: ClusterFacts
    private let users: [Principal]
    private let groups: Set<String>

    init(_ index: RBACIndex, _ facts: ClusterFacts) {
        self.index = index
        self.facts = facts
        var (named, groups) = ([Principal](), Set(["system:masters"]))
        for subject in index.subjects {
            switch subject {
            case .user(let name): named.append(Principal(user: name))
            case .group(let name): groups.insert(name)
            case .serviceAccount: break
            }
        }
        users = facts.users + named.filter { user in !facts.users.contains { $0.user == user.user } }
        self.groups = groups
    }

    func hops(from grants: [Grant]) -> [(Principal, Hop)] {
        grants.flatMap { accounts($0) } + impersonated(grants)
    }

    private func accounts(_ grant: Grant) -> [(Principal, Hop)] {
        let runs = PodSource.all.contains { source in
            source.verbs.contains { grant.covers($0, source.resource, source.subresource, source.apiGroup) }
        }
        let enters = ["exec", "attach"].contains { part in
            ["create", "get"].contains { grant.covers($0, "pods", part) }
        }
        let takes = grant.covers("create", "serviceaccounts", "token")
        guard runs || enters || takes else { return [] }
        let names = grant.rule.resourceNames
        return facts.serviceAccounts.compactMap { other in
            guard let account = other.serviceAccount, grant.namespace ?? account.namespace == account.namespace else {
                return nil
            }
            if takes, names.isEmpty || names.contains(account.name) {
                return (other, Hop(means: .takeToken(of: other), grant: grant))
            }
            if runs { return (other, Hop(means: .runAs(other), grant: grant)) }
            return enters && facts.running.contains(other)
                ? (other, Hop(means: .borrow(other), grant: grant)) : nil
        }
    }

    /// Impersonation is a right that holds everywhere, but for service accounts, which stand in a namespace.
    private func impersonated(_ grants: [Grant]) -> [(Principal, Hop)] {
        let wide = grants.filter { $0.namespace == nil }
        func allows(_ resource: String, _ name: String, among grants: [Grant]) -> Grant? {
            grants.first { $0.rule.allows(ResourceRequest("impersonate", resource, in: $0.namespace, name: name)) }
        }
        let accounts = facts.serviceAccounts.compactMap { other -> (Principal, Hop)? in
            guard let account = other.serviceAccount else { return nil }
            let here = grants.filter { $0.namespace == nil || $0.namespace == account.namespace }
            let grant = allows("serviceaccounts", account.name, among: here) ?? allows("users", other.user, among: wide)
            return grant.map { (other, Hop(means: .impersonate(other), grant: $0)) }
        }
        let allowed = groups.union(facts.users.flatMap(\.groups)).filter { allows("groups", $0, among: wide) != nil }
        let people = users.compactMap { user -> (Principal, Hop)? in
            guard let grant = allows("users", user.user, among: wide) else { return nil }
            // Whoever impersonates chooses the groups; those that are not allowed are left out.
            let other = Principal(user: user.user, groups: allowed)
            return (other, Hop(means: .impersonate(other), grant: grant))
        }
        // A name of one's own invention is enough to bring in a group.
        guard people.isEmpty, !allowed.isEmpty, let grant = wide.first(where: { $0.rule.impersonatesAnyUser }) else {
            return accounts + people
        }
        let other = Principal(user: "anybody", groups: allowed)
        return accounts + [(other, Hop(means: .impersonate(other), grant: grant))]
    }
}

extension PolicyRule {
    fileprivate var impersonatesAnyUser: Bool {
        resourceNames.isEmpty && covers(ResourceRequest("impersonate", "users", in: nil))
    }
}
