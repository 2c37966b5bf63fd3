import JSONTree

/// The database engine's static roles: accounts of a database whose passwords OpenBao changes.
package struct DatabaseEngine: Sendable {
    private let client: OpenBaoClient
    package let mount: String

    package init(_ client: OpenBaoClient, mount: String = "database") {
        self.client = client
        self.mount = mount
    }

    /// What a static role's account logs in with now. It shows itself without the password.
    package struct Credentials: Sendable, Hashable {
        package let user: String
        package let password: String
        /// RFC 3339, as the server writes it.
        package let rotatedAt: String
        /// Until the next change.
        package let remaining: Duration?
    }

    package func roles() async throws -> [String] {
        do {
            let body = try await client.ask(.list, "\(mount)/static-roles")
            return (body["data"]?["keys"]?.array ?? []).compactMap(\.string).sorted()
        } catch OpenBaoError.notFound {
            return []
        }
    }

    package func credentials(of role: String) async throws -> Credentials {
        let path = "\(mount)/static-creds/\(role)"
        let data = try await client.ask(.get, path)["data"]
        guard let user = data?["username"]?.string, let password = data?["password"]?.string else {
            throw OpenBaoError.unexpected(path: path, missing: "username or password")
        }
        // The documentation and the program disagree about the name.
        let rotated = data?["last_vault_rotation"]?.string ?? data?["last_openbao_rotation"]?.string ?? ""
        return Credentials(
            user: user, password: password, rotatedAt: rotated,
            remaining: data?["ttl"]?.integer.map { .seconds($0) })
    }

    /// Changes the password now.
    package func rotate(_ role: String) async throws {
        try await client.ask(.post, "\(mount)/rotate-role/\(role)", .object([:]))
    }
}

extension DatabaseEngine.Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(user): •••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
