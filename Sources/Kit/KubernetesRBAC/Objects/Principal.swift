/// Somebody as the API server knows them once they are authenticated: a name and groups.
package struct Principal: Hashable, Sendable {
    package let user: String
    package let groups: Set<String>

    private static let accountPrefix = "system:serviceaccount:"
    private static let everybody = "system:authenticated"

    /// - Parameter groups: what the identity provider or certificate says; the group of all authenticated is added,
    ///   unless it is nobody who is known.
    package init(user: String, groups: Set<String> = []) {
        self.user = user
        self.groups = groups.contains("system:unauthenticated") ? groups : groups.union([Self.everybody])
    }

    package static func serviceAccount(_ name: String, in namespace: String) -> Principal {
        Principal(
            user: "\(accountPrefix)\(namespace):\(name)",
            groups: ["system:serviceaccounts", "system:serviceaccounts:\(namespace)"])
    }

    /// Members of this group are asked for nothing: no authorizer is.
    package var isMaster: Bool { groups.contains("system:masters") }

    /// The service account that this is, if it is one.
    package var serviceAccount: (namespace: String, name: String)? {
        guard user.hasPrefix(Self.accountPrefix) else { return nil }
        let parts = user.dropFirst(Self.accountPrefix.count).split(separator: ":", maxSplits: 1)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }

    /// The subjects whose bindings count for them.
    var subjects: [Subject] {
        let own: [Subject] = [.user(user)] + groups.map { .group($0) }
        guard let account = serviceAccount else { return own }
        return own + [.serviceAccount(namespace: account.namespace, name: account.name)]
    }
}

extension Principal: CustomStringConvertible {
    package var description: String {
        serviceAccount.map { "ServiceAccount \($0.namespace)/\($0.name)" } ?? "User \(user)"
    }
}
