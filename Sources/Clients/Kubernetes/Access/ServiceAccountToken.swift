import JSONTree
package import Surroundings

/// A token that ends by itself.
package struct ServiceAccountToken: Hashable, Sendable {
    package let token: Concealed<String>
    package let expires: Timestamp
}

extension Resources<ServiceAccount> {
    /// Asks for a token of a service account (`TokenRequest`).
    package func token(
        for name: String, lasting span: Duration, audiences: [String] = []
    ) async throws -> ServiceAccountToken {
        var spec: [String: JSONValue] = ["expirationSeconds": .integer(span.components.seconds)]
        if !audiences.isEmpty { spec["audiences"] = audiences.json }
        let body: JSONValue = [
            "apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": .object(spec),
        ]
        let path = try path(name, "token")
        let status = try await send(.post, path, body)["status"]
        guard let token = status?["token"]?.string,
            let expires = status?["expirationTimestamp"].flatMap(Timestamp.init(json:))
        else { throw KubernetesError.unreadable(request: "POST \(path)", reason: "no token came back") }
        return ServiceAccountToken(token: Concealed(token), expires: expires)
    }
}
