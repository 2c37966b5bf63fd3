import JSONTree

extension ClusterState {
    private static let rbac = "rbac.authorization.k8s.io"

    /// Nobody gives away by a role or a binding what he has not himself, unless he may `escalate` that role or `bind` it.
    func checkEscalation(_ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall, _ person: FakePerson) throws {
        guard kind.group == Self.rbac, ["create", "update", "patch"].contains(target.verb) else { return }
        let body = try call.tree()
        let book = RoleBook(state: self)
        let name = target.name ?? body["metadata"]?["name"]?.string
        var question = RoleBook.Question(
            verb: "escalate", group: Self.rbac, resource: kind.plural, name: name, namespace: target.namespace)
        var rules = body["rules"]?.array ?? []
        if kind.kind.hasSuffix("Binding") {
            let known = try? get(kind, target)
            let role = body["roleRef"] ?? known?["roleRef"]
            question.verb = "bind"
            question.resource = role?["kind"]?.string == "ClusterRole" ? "clusterroles" : "roles"
            question.name = role?["name"]?.string
            rules = book.rules(referredTo: role, from: target.namespace ?? "")
        }
        guard !book.allows(person, question),
            let missing = rules.first(where: { !book.holds(person, $0, in: target.namespace) })
        else { return }
        throw FakeFailure.forbidden(
            kind, name,
            "user \"\(person.name)\" (groups=\(JSONValue.array(person.groups.map(JSONValue.string)).canonicalText)) "
                + "is attempting to grant RBAC permissions not currently held:\n\(missing.canonicalText)")
    }
}

extension RoleBook {
    /// Whether somebody may do everything that a rule allows.
    func holds(_ person: FakePerson, _ rule: JSONValue, in namespace: String?) -> Bool {
        func texts(_ field: String) -> [String] { (rule[field]?.array ?? []).compactMap(\.string) }
        let names = texts("resourceNames").map(Optional.some)
        return texts("verbs").allSatisfy { verb in
            texts("nonResourceURLs").allSatisfy { allows(person, Question(verb: verb, path: $0)) }
                && texts("apiGroups").allSatisfy { group in
                    texts("resources").allSatisfy { resource in
                        let words = resource.split(separator: "/", maxSplits: 1).map(String.init)
                        let question = Question(
                            verb: verb, group: group, resource: words.first ?? "",
                            subresource: words.count == 2 ? words[1] : nil, namespace: namespace)
                        return (names.isEmpty ? [nil] : names).allSatisfy { name in
                            var question = question
                            question.name = name
                            return allows(person, question)
                        }
                    }
                }
        }
    }
}
