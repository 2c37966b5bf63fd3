import JSONTree
import Surroundings

/// Tokens of service accounts: they end by themselves, and with the account.
extension ClusterState {
    struct AccountToken: Sendable {
        let person: FakePerson
        let account: ObjectPlace
        let audiences: [String]
        let until: Timestamp
    }

    /// Whose a token is; `nil` for one that nobody knows or that is over.
    func holder(of token: String) -> FakePerson? { people[token] ?? valid(token)?.person }

    private func valid(_ token: String) -> AccountToken? {
        guard let found = accountTokens[token], world.now() < found.until,
            object("/serviceaccounts", found.account)?["metadata"]?["uid"]?.string == found.person.uid
        else { return nil }
        return found
    }

    /// Answers a request for a token.
    mutating func token(_ kind: FakeKind, _ target: FakeTarget, _ call: FakeCall) throws -> JSONValue {
        let account = try get(kind, target)
        let body = try call.tree()
        let seconds = body["spec"]?["expirationSeconds"]?.integer ?? 3600
        guard seconds >= 600 else {
            throw FakeFailure.invalid(
                kind: "TokenRequest", group: "authentication.k8s.io", "",
                [.invalid("spec.expirationSeconds", String(seconds), "may not specify a duration less than 10 minutes")]
            )
        }
        let (name, namespace) = (target.name ?? "", target.namespace ?? "")
        var person = FakePerson.serviceAccount(name, in: namespace)
        person.uid = account["metadata"]?["uid"]?.string ?? ""
        let asked = (body["spec"]?["audiences"]?.array ?? []).compactMap(\.string)
        let audiences = asked.isEmpty ? [Self.issuer] : asked
        let until = world.now() + .seconds(seconds)
        let token = jwt(person, name, namespace, audiences, until)
        accountTokens[token] = AccountToken(
            person: person, account: ObjectPlace(namespace: namespace, name: name), audiences: audiences, until: until)
        return [
            "kind": "TokenRequest", "apiVersion": "authentication.k8s.io/v1",
            "metadata": ["name": .string(name), "namespace": .string(namespace)],
            "spec": [
                "audiences": .array(audiences.map(JSONValue.string)), "expirationSeconds": .integer(seconds),
                "boundObjectRef": nil,
            ],
            "status": ["token": .string(token), "expirationTimestamp": .string(until.rfc3339.prefix(19) + "Z")],
        ]
    }

    private static let issuer = "https://kubernetes.default.svc"

    /// A token in the form that others look into; what stands for its signature is known to nobody else.
    private mutating func jwt(
        _ person: FakePerson, _ name: String, _ namespace: String, _ audiences: [String], _ until: Timestamp
    ) -> String {
        let now = world.now().seconds
        let claims: JSONValue = [
            "iss": .string(Self.issuer), "sub": .string(person.name), "jti": .string(uid()),
            "aud": .array(audiences.map(JSONValue.string)), "iat": .integer(now), "nbf": .integer(now),
            "exp": .integer(until.seconds),
            "kubernetes.io": [
                "namespace": .string(namespace),
                "serviceaccount": ["name": .string(name), "uid": .string(person.uid)],
            ],
        ]
        let head: JSONValue = ["alg": "RS256", "typ": "JWT", "kid": "fake"]
        return [head.canonicalText, claims.canonicalText, uid()].map(Base64Text.encodeURL).joined(separator: ".")
    }

    /// What a review says of a token: whose it is, if it is for any of the audiences that were asked for.
    func tokenStatus(_ spec: JSONValue) -> JSONValue {
        let token = spec["token"]?.string ?? ""
        let asked = (spec["audiences"]?.array ?? []).compactMap(\.string)
        let own = valid(token)?.audiences ?? [Self.issuer]
        let common = asked.isEmpty ? own : asked.filter(own.contains)
        guard let person = holder(of: token), !common.isEmpty else {
            return ["authenticated": false, "error": "[invalid bearer token, token is over or not for this audience]"]
        }
        return [
            "authenticated": true, "audiences": .array(common.map(JSONValue.string)),
            "user": [
                "username": .string(person.name), "uid": .string(person.uid),
                "groups": .array(person.groups.map(JSONValue.string)),
            ],
        ]
    }
}
