import JSONTree

extension ClusterState {
    /// Who sent this, and as whom he wants to be seen.
    func person(behind call: FakeCall) throws -> FakePerson {
        let own: FakePerson
        if let header = call.header("authorization") {
            guard header.hasPrefix("Bearer "), let known = holder(of: String(header.dropFirst(7))) else {
                throw FakeFailure.unauthorized
            }
            own = known
        } else {
            own = call.certificate ?? .anonymous
        }
        guard let name = call.header("impersonate-user") else { return own }
        var other = FakePerson(name, groups: call.headers.filter { $0.name == "impersonate-group" }.map(\.value))
        other.uid = call.header("impersonate-uid") ?? ""
        for header in call.headers where header.name.hasPrefix("impersonate-extra-") {
            let key = FakeCall.unescaped(header.name.dropFirst("impersonate-extra-".count))
            other.extra[key, default: []].append(header.value)
        }
        let book = RoleBook(state: self)
        let wanted = [("users", name)] + other.groups.map { ("groups", $0) }
        for (resource, name) in wanted {
            let question = RoleBook.Question(verb: "impersonate", resource: resource, name: name)
            guard book.allows(own, question) else {
                throw FakeFailure(
                    403, "Forbidden",
                    "\(resource) \"\(name)\" is forbidden: User \"\(own.name)\" cannot impersonate resource "
                        + "\"\(resource)\" in API group \"\" at the cluster scope",
                    details: ["name": .string(name), "kind": .string(resource)])
            }
        }
        if !other.groups.contains("system:authenticated") { other.groups.append("system:authenticated") }
        return other
    }

    func authorize(_ person: FakePerson, _ target: FakeTarget, _ call: FakeCall) throws {
        var question = RoleBook.Question(
            verb: target.verb, group: target.group, resource: target.resource, subresource: target.subresource,
            name: target.name, namespace: target.namespace)
        if target.isPath || target.resource.isEmpty { question.path = call.path }
        guard !RoleBook(state: self).allows(person, question) else { return }
        if question.path != nil {
            throw FakeFailure(
                403, "Forbidden",
                "forbidden: User \"\(person.name)\" cannot \(target.verb) path \"\(call.path)\"", details: [:])
        }
        let place = target.namespace.map { "in the namespace \"\($0)\"" } ?? "at the cluster scope"
        var details: [String: JSONValue] = ["kind": .string(target.resource)]
        if let name = target.name { details["name"] = .string(name) }
        if !target.group.isEmpty { details["group"] = .string(target.group) }
        let kind = target.group.isEmpty ? target.resource : "\(target.resource).\(target.group)"
        let subject = target.name.map { "\(kind) \"\($0)\"" } ?? kind
        throw FakeFailure(
            403, "Forbidden",
            "\(subject) is forbidden: User \"\(person.name)\" cannot \(target.verb) resource \"\(question.fullResource)\" "
                + "in API group \"\(target.group)\" \(place)",
            details: .object(details))
    }

    /// Answers a review: a question that is posted and not kept.
    func review(_ kind: FakeKind, _ call: FakeCall, _ person: FakePerson) throws -> JSONValue? {
        let body = try call.tree()
        let spec = body["spec"] ?? .object([:])
        let status: JSONValue
        switch kind.kind {
        case "SelfSubjectAccessReview": status = access(spec, person)
        case "SubjectAccessReview", "LocalSubjectAccessReview":
            let groups = (spec["groups"]?.array ?? []).compactMap(\.string)
            status = access(spec, FakePerson(spec["user"]?.string ?? "", groups: groups))
        case "SelfSubjectRulesReview": status = rules(of: person, in: spec["namespace"]?.string)
        case "SelfSubjectReview":
            status = [
                "userInfo": [
                    "username": .string(person.name), "groups": .array(person.groups.map(JSONValue.string)),
                    "uid": .string(person.uid),
                    "extra": .object(person.extra.mapValues { .array($0.map(JSONValue.string)) }),
                ]
            ]
        case "TokenReview":
            status = tokenStatus(spec)
        default: return nil
        }
        var answer: [String: JSONValue] = [
            "kind": .string(kind.kind), "apiVersion": .string(kind.apiVersion), "metadata": [:], "status": status,
        ]
        if kind.kind != "SelfSubjectReview" { answer["spec"] = spec }
        return .object(answer)
    }

    private func access(_ spec: JSONValue, _ person: FakePerson) -> JSONValue {
        var question = RoleBook.Question(verb: "")
        if let wanted = spec["resourceAttributes"] {
            question.verb = wanted["verb"]?.string ?? ""
            question.group = wanted["group"]?.string ?? ""
            question.resource = wanted["resource"]?.string ?? ""
            question.subresource = wanted["subresource"]?.string.flatMap { $0.isEmpty ? nil : $0 }
            question.name = wanted["name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
            question.namespace = wanted["namespace"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        } else {
            question.verb = spec["nonResourceAttributes"]?["verb"]?.string ?? ""
            question.path = spec["nonResourceAttributes"]?["path"]?.string ?? ""
        }
        return ["allowed": .bool(RoleBook(state: self).allows(person, question))]
    }

    private func rules(of person: FakePerson, in namespace: String?) -> JSONValue {
        let all =
            person.groups.contains("system:masters")
            ? [["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]]]
            : RoleBook(state: self).rules(of: person, in: namespace)
        return [
            "resourceRules": .array(all.filter { $0["resources"] != nil }),
            "nonResourceRules": .array(all.filter { $0["nonResourceURLs"] != nil }), "incomplete": false,
        ]
    }
}
