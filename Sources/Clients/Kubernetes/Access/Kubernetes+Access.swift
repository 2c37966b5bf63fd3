import JSONTree

extension Kubernetes {
    /// May whoever this client is do this?
    package func mayI(_ question: AccessQuestion) async throws -> AccessAnswer {
        try await review("selfsubjectaccessreviews", "SelfSubjectAccessReview", question.members)
    }

    /// May somebody else do this?
    package func may(_ subject: AccessSubject, _ question: AccessQuestion) async throws -> AccessAnswer {
        var spec = question.members
        spec["user"] = .string(subject.user)
        if !subject.groups.isEmpty { spec["groups"] = subject.groups.json }
        if let uid = subject.uid { spec["uid"] = .string(uid) }
        return try await review("subjectaccessreviews", "SubjectAccessReview", spec)
    }

    private func review(_ plural: String, _ kind: String, _ spec: [String: JSONValue]) async throws -> AccessAnswer {
        let status = try await ask("authorization.k8s.io/v1", plural, kind, spec)["status"]
        return AccessAnswer(
            isAllowed: status?["allowed"]?.bool ?? false, isDenied: status?["denied"]?.bool ?? false,
            reason: status?["reason"]?.string, evaluationError: status?["evaluationError"]?.string)
    }

    /// What whoever this client is may do in a namespace, as the server knows it.
    package func myRules(in namespace: String) async throws -> AccessRules {
        let spec: [String: JSONValue] = ["namespace": .string(namespace)]
        let answer = try await ask("authorization.k8s.io/v1", "selfsubjectrulesreviews", "SelfSubjectRulesReview", spec)
        let status = answer["status"]
        return AccessRules(
            rules: (status?["resourceRules"]?.array ?? []).map(PolicyRule.init(json:)),
            pathRules: (status?["nonResourceRules"]?.array ?? []).map(PolicyRule.init(json:)),
            isIncomplete: status?["incomplete"]?.bool ?? false)
    }

    /// Who this client is, in the server's eyes.
    package func whoAmI() async throws -> AccessSubject {
        let answer = try await ask("authentication.k8s.io/v1", "selfsubjectreviews", "SelfSubjectReview", [:])
        return Self.subject(answer["status"]?["userInfo"])
    }

    /// Whose a token is (`TokenReview`); `nil` for one that the server does not know, or not for these audiences.
    package func holder(of token: Concealed<String>, audiences: [String] = []) async throws -> AccessSubject? {
        var spec: [String: JSONValue] = ["token": .string(token.reveal())]
        if !audiences.isEmpty { spec["audiences"] = audiences.json }
        let status = try await ask("authentication.k8s.io/v1", "tokenreviews", "TokenReview", spec)["status"]
        guard status?["authenticated"]?.bool == true else { return nil }
        // A server that knows nothing of audiences names none: it did not look whom the token is for.
        let meant = status?["audiences"].flatMap([String].init(json:)) ?? []
        guard audiences.isEmpty || audiences.contains(where: meant.contains) else { return nil }
        return Self.subject(status?["user"])
    }

    private static func subject(_ info: JSONValue?) -> AccessSubject {
        AccessSubject(
            user: info?["username"]?.string ?? "", groups: info?["groups"].flatMap([String].init(json:)) ?? [],
            uid: info?["uid"]?.string)
    }

    private func ask(
        _ version: String, _ plural: String, _ kind: String, _ spec: [String: JSONValue]
    ) async throws -> JSONValue {
        var body: [String: JSONValue] = ["apiVersion": .string(version), "kind": .string(kind)]
        if !spec.isEmpty { body["spec"] = .object(spec) }
        return try await json(APIRequest(.post, "/apis/\(version)/\(plural)", body: JSONValue.object(body).canonical))
    }
}

/// What somebody may do in a namespace.
package struct AccessRules: Hashable, Sendable {
    package let rules: [PolicyRule]
    package let pathRules: [PolicyRule]
    /// There may be more than the server could tell.
    package let isIncomplete: Bool
}
