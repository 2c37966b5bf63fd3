import JSONTree

/// Who may do what, by the roles and bindings that are kept.
struct RoleBook {
    let state: ClusterState

    struct Question {
        var verb: String
        var group = ""
        var resource = ""
        var subresource: String?
        var name: String?
        var namespace: String?
        var path: String?

        var fullResource: String { subresource.map { "\(resource)/\($0)" } ?? resource }
    }

    func allows(_ person: FakePerson, _ question: Question) -> Bool {
        if person.groups.contains("system:masters") { return true }
        if let path = question.path, question.verb == "get" {
            let open = ["/healthz", "/livez", "/readyz", "/version"]
            if open.contains(where: path.hasPrefix) { return true }
            // Whoever is known may ask what there is.
            let known = ["/api", "/apis", "/openapi"].contains { path == $0 || path.hasPrefix($0 + "/") }
            if known, person.groups.contains("system:authenticated") { return true }
        }
        let isAboutSelf = ["selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews"]
        if isAboutSelf.contains(question.resource), person.groups.contains("system:authenticated") { return true }
        return rules(of: person, in: question.namespace).contains { grants($0, question) }
    }

    /// Every rule that somebody has in a namespace, or everywhere.
    func rules(of person: FakePerson, in namespace: String?) -> [JSONValue] {
        let group = "rbac.authorization.k8s.io"
        var bindings = state.all("\(group)/clusterrolebindings", in: nil)
        if let namespace { bindings += state.all("\(group)/rolebindings", in: namespace) }
        return bindings.filter { binding in
            (binding["subjects"]?.array ?? []).contains { matches($0, person) }
        }.flatMap { binding in
            rules(referredTo: binding["roleRef"], from: binding["metadata"]?["namespace"]?.string ?? "")
        }
    }

    /// The rules of a role that a binding in a namespace refers to; none where there is no such role.
    func rules(referredTo role: JSONValue?, from namespace: String) -> [JSONValue] {
        let isCluster = role?["kind"]?.string == "ClusterRole"
        let store = "rbac.authorization.k8s.io/\(isCluster ? "clusterroles" : "roles")"
        let place = ObjectPlace(namespace: isCluster ? "" : namespace, name: role?["name"]?.string ?? "")
        return state.object(store, place).map(rules) ?? []
    }

    private func rules(of role: JSONValue) -> [JSONValue] {
        guard let selectors = role.value(at: ["aggregationRule", "clusterRoleSelectors"])?.array else {
            return role["rules"]?.array ?? []
        }
        return state.all("rbac.authorization.k8s.io/clusterroles", in: nil).filter { other in
            selectors.contains { selector in
                (selector["matchLabels"]?.object ?? [:]).allSatisfy {
                    other["metadata"]?["labels"]?[$0.key] == $0.value
                }
            }
        }.flatMap { $0["rules"]?.array ?? [] }
    }

    private func matches(_ subject: JSONValue, _ person: FakePerson) -> Bool {
        let name = subject["name"]?.string ?? ""
        switch subject["kind"]?.string {
        case "User": return name == person.name
        case "Group": return person.groups.contains(name)
        case "ServiceAccount":
            return person.name == "system:serviceaccount:\(subject["namespace"]?.string ?? ""):\(name)"
        default: return false
        }
    }

    private func grants(_ rule: JSONValue, _ question: Question) -> Bool {
        func has(_ field: String, _ wanted: String) -> Bool {
            (rule[field]?.array ?? []).contains { $0.string == wanted || $0.string == "*" }
        }
        guard has("verbs", question.verb) else { return false }
        if let path = question.path {
            return (rule["nonResourceURLs"]?.array ?? []).compactMap(\.string).contains { pattern in
                pattern == path || pattern == "*" || pattern.hasSuffix("*") && path.hasPrefix(pattern.dropLast())
            }
        }
        let part = question.subresource.map { "*/\($0)" }
        guard has("apiGroups", question.group),
            has("resources", question.fullResource) || part.map({ has("resources", $0) }) ?? false
        else { return false }
        let names = (rule["resourceNames"]?.array ?? []).compactMap(\.string)
        return names.isEmpty || question.name.map(names.contains) ?? false
    }
}
