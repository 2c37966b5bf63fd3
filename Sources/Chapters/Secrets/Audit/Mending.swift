import JSONTree
import KubernetesRBAC

/// The smallest change that takes a drift away, as a manifest.
struct Mending {
    let index: RBACIndex
    let readers: AllowedReaders

    /// What to do, and the object as it should be.
    func manifest(for drift: AccessSurvey.Drift) -> (advice: String, object: JSONValue)? {
        guard let cause = drift.cause, let remedy = remedy(for: drift, cause) else { return nil }
        switch remedy {
        case .narrow(let role):
            return ("Apply \(role.kind) \(role.name) with less in it.", role.json)
        case .unbind(let binding, let subject):
            let isEmpty = binding.subjects.isEmpty
            let advice = "Take \(subject) out of \(binding.kind) \(binding.name)"
            return (isEmpty ? "\(advice), or delete it: nobody is left." : "\(advice).", binding.json)
        }
    }

    private func remedy(for drift: AccessSurvey.Drift, _ cause: Grant) -> Remedy? {
        if let fewer = fewerVerbs(drift, cause) { return .narrow(fewer) }
        // A rule that reads secrets can do without them; one that makes pods is somebody's work, so whoever should not
        // have it is taken out instead.
        return Remedy(
            taking: drift.isDirect ? "secrets" : "", from: cause, of: drift.principal, in: index,
            whereUnwanted: { readers.naming([$0]).isEmpty })
    }

    /// The role without the verbs that none of its holders should have, where they should have others.
    private func fewerVerbs(_ drift: AccessSurvey.Drift, _ cause: Grant) -> RoleObject? {
        let rule = cause.rule
        guard drift.isDirect, rule.resources == ["secrets"], !rule.verbs.contains("*"),
            cause.role.labels["kubernetes.io/bootstrapping"] == nil, cause.role.aggregates == nil
        else { return nil }
        let holders = index.bindings.filter { $0.roleName == cause.role.name && $0.roleKind == cause.role.kind }
            .filter { cause.role.namespace == nil || $0.namespace == cause.role.namespace }.flatMap(\.subjects)
        let wanted = holders.map { holder in
            Set(readers.naming([holder]).flatMap(\.verbs).map(\.rawValue))
        }
        let extra = Set(drift.verbs.map(\.rawValue))
        guard wanted.allSatisfy({ !$0.isEmpty && $0.isDisjoint(with: extra) }) else { return nil }
        var role = cause.role
        role.rules[cause.index].verbs.removeAll(where: extra.contains)
        return role
    }
}

extension RoleObject {
    fileprivate var json: JSONValue {
        .manifest(
            kind, name, namespace,
            ["rules": .array(rules.map(\.json))], labels: labels)
    }
}

extension PolicyRule {
    fileprivate var json: JSONValue {
        let lists = [
            ("apiGroups", apiGroups), ("resources", resources), ("resourceNames", resourceNames), ("verbs", verbs),
            ("nonResourceURLs", nonResourceURLs),
        ]
        return .object(
            Dictionary(
                uniqueKeysWithValues: lists.filter { !$0.1.isEmpty }.map {
                    ($0.0, .array($0.1.map { .string($0) }))
                }))
    }
}

extension BindingObject {
    fileprivate var json: JSONValue {
        .manifest(
            kind, name, namespace,
            [
                "roleRef": [
                    "apiGroup": "rbac.authorization.k8s.io", "kind": .string(roleKind), "name": .string(roleName),
                ], "subjects": .array(subjects.map(\.json)),
            ])
    }
}

extension Subject {
    fileprivate var json: JSONValue {
        let group: JSONValue = "rbac.authorization.k8s.io"
        return switch self {
        case .user(let name): ["kind": "User", "name": .string(name), "apiGroup": group]
        case .group(let name): ["kind": "Group", "name": .string(name), "apiGroup": group]
        case .serviceAccount(let namespace, let name):
            ["kind": "ServiceAccount", "name": .string(name), "namespace": .string(namespace)]
        }
    }
}

extension JSONValue {
    fileprivate static func manifest(
        _ kind: String, _ name: String, _ namespace: String?, _ rest: [String: JSONValue],
        labels: [String: String] = [:]
    ) -> JSONValue {
        var metadata: [String: JSONValue] = ["name": .string(name)]
        if let namespace { metadata["namespace"] = .string(namespace) }
        if !labels.isEmpty { metadata["labels"] = .object(labels.mapValues { .string($0) }) }
        var object = rest
        object["apiVersion"] = "rbac.authorization.k8s.io/v1"
        object["kind"] = .string(kind)
        object["metadata"] = .object(metadata)
        return .object(object)
    }
}
