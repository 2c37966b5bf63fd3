/// What one rule opens to its holder: some secrets, by one hop.
struct Opening: Sendable {
    let hop: Hop
    /// `nil` for every namespace.
    let namespace: String?
    /// `nil` for every name.
    var names: Set<String>?
    /// Whether only secrets that a running pod has can be seen this way.
    var onlyMounted = false

    func shows(_ secret: SecretName, mounted: Set<SecretName>) -> Bool {
        (namespace == nil || namespace == secret.namespace) && (names?.contains(secret.name) ?? true)
            && (!onlyMounted || mounted.contains(secret))
    }
}

extension Opening {
    /// Everything that a rule opens, the most direct way first.
    static func all(of grant: Grant, beside others: [Grant]) -> [Opening] {
        reading(grant) + running(grant) + entering(grant) + widening(grant, others) + signing(grant, others)
    }

    private static func reading(_ grant: Grant) -> [Opening] {
        ["get", "list", "watch"].filter { grant.covers($0, "secrets") }.map { verb in
            // A list or watch may be narrowed to one name by a field selector, and is then judged by that name.
            let names = grant.rule.resourceNames
            return Opening(
                hop: Hop(means: .read(verb: verb), grant: grant), namespace: grant.namespace,
                names: names.isEmpty ? nil : Set(names))
        }
    }

    /// Rules for pods and for everything that makes pods.
    private static func running(_ grant: Grant) -> [Opening] {
        PodSource.all.flatMap { source in
            source.verbs.filter { grant.covers($0, source.resource, source.subresource, source.apiGroup) }.map { verb in
                let hop = Hop(means: .runPod(verb: verb, resource: source.description), grant: grant)
                return Opening(hop: hop, namespace: grant.namespace)
            }
        }.prefix(1).map(\.self)
    }

    private static func entering(_ grant: Grant) -> [Opening] {
        let pods = ["exec", "attach"].filter { part in
            ["create", "get"].contains { grant.covers($0, "pods", part) }
        }.map { part in
            Opening(
                hop: Hop(means: .enterPod(subresource: part), grant: grant), namespace: grant.namespace,
                onlyMounted: true)
        }
        // Nodes belong to no namespace: only a right that holds everywhere counts.
        guard grant.namespace == nil else { return pods }
        let nodes = ["create", "get"].filter { grant.covers($0, "nodes", "proxy") }.prefix(1).map { verb in
            Opening(hop: Hop(means: .nodeProxy(verb: verb), grant: grant), namespace: nil, onlyMounted: true)
        }
        return pods + nodes
    }

    /// `escalate` needs a role to change as well, `bind` a binding to make; either may come from another rule.
    private static func widening(_ grant: Grant, _ others: [Grant]) -> [Opening] {
        let group = "rbac.authorization.k8s.io"
        let ways = [
            ("escalate", "roles", "roles", ["update", "patch"]),
            ("escalate", "clusterroles", "clusterroles", ["update", "patch"]),
            ("bind", "clusterroles", "rolebindings", ["create", "update", "patch"]),
            ("bind", "roles", "rolebindings", ["create", "update", "patch"]),
            ("bind", "clusterroles", "clusterrolebindings", ["create", "update", "patch"]),
        ]
        return ways.flatMap { verb, target, object, changes -> [Opening] in
            guard grant.covers(verb, target, nil, group) else { return [] }
            let partners = others.filter { other in
                changes.contains { other.covers($0, object, nil, group) }
                    && (grant.namespace == nil || other.namespace == nil || grant.namespace == other.namespace)
            }
            return partners.prefix(1).map { partner in
                Opening(
                    hop: Hop(means: .widen(verb: verb, resource: target), grant: grant),
                    namespace: grant.namespace ?? partner.namespace)
            }
        }.prefix(1).map(\.self)
    }

    private static func signing(_ grant: Grant, _ others: [Grant]) -> [Opening] {
        let group = "certificates.k8s.io"
        guard grant.namespace == nil, grant.covers("update", "certificatesigningrequests", "approval", group),
            others.contains(where: { $0.namespace == nil && $0.covers("approve", "signers", nil, group) })
        else { return [] }
        return [Opening(hop: Hop(means: .signCertificate, grant: grant), namespace: nil)]
    }
}

extension Grant {
    /// Whether the rule speaks of this, for some name.
    func covers(_ verb: String, _ resource: String, _ subresource: String? = nil, _ apiGroup: String = "") -> Bool {
        rule.covers(ResourceRequest(verb, resource, subresource: subresource, apiGroup: apiGroup, in: namespace))
    }
}
