import FoundationEssentials
import JSONTree
import OpenBaoClient
import Testing
import VigieTestSupport
import Wording

/// Logins, and what becomes of their tokens.
@Suite struct OpenBaoLoginTests {
    /// A server with an AppRole whose tokens live as long as is said.
    private func withAppRole(
        life: String, longest: String,
        _ body: @Sendable @escaping (OpenBaoClient, _ root: OpenBaoClient) async throws -> Void
    ) async throws {
        try await ScratchOpenBao.dev { server in
            try await OpenBaoClient.with(server.settings(), login: .token(ScratchOpenBao.rootToken)) { root in
                try await root.ask(.post, "sys/auth/approle", ["type": "approle"])
                let policy = "path \"secret/data/*\" { capabilities = [\"create\", \"read\", \"update\"] }"
                try await root.ask(.put, "sys/policies/acl/app", ["policy": .string(policy)])
                try await root.ask(
                    .post, "auth/approle/role/app",
                    ["token_policies": "app", "token_ttl": .string(life), "token_max_ttl": .string(longest)])
                let role = try await root.ask(.get, "auth/approle/role/app/role-id")["data"]?["role_id"]?.string
                let secret = try await root.ask(.post, "auth/approle/role/app/secret-id", .object([:]))
                let login = OpenBaoLogin.appRole(
                    roleID: try #require(role), secretID: try #require(secret["data"]?["secret_id"]?.string))
                #expect("\(login) \(String(reflecting: login))" == "AppRole AppRole")
                try await OpenBaoClient.with(server.settings(), login: login) { try await body($0, root) }
            }
        }
    }

    @Test func `an AppRole's token is kept alive, and replaced when its longest life is over`() async throws {
        try await withAppRole(life: "5s", longest: "8s") { client, _ in
            let engine = KeyValueEngine(client)
            try await engine.write("a", ["x": "1"], replacing: 0)
            #expect(await client.logins == 1)
            for _ in 0..<20 {
                try await Task.sleep(for: .milliseconds(500))
                #expect(try await engine.read("a")?.values == ["x": "1"])
            }
            // Ten seconds of tokens that live eight at most.
            #expect(await client.logins >= 2)
        }
    }

    @Test func `a token that was not used for longer than it lives is replaced`() async throws {
        try await withAppRole(life: "6s", longest: "6s") { client, _ in
            try await KeyValueEngine(client).write("a", ["x": "1"], replacing: 0)
            try await Task.sleep(for: .seconds(7))
            #expect(try await KeyValueEngine(client).read("a")?.number == 1)
            #expect(await client.logins == 2)
        }
    }

    @Test func `a token that was revoked is replaced once, and a right that is missing is not mistaken for it`()
        async throws
    {
        try await withAppRole(life: "1h", longest: "1h") { client, root in
            try await KeyValueEngine(client).write("a", ["x": "1"], replacing: 0)
            let accessor = try await client.ask(.get, "auth/token/lookup-self")["data"]?["accessor"]?.string
            try await root.ask(.post, "auth/token/revoke-accessor", ["accessor": .string(try #require(accessor))])
            #expect(try await KeyValueEngine(client).read("a")?.number == 1)
            #expect(await client.logins == 2)
            await #expect(throws: OpenBaoError.self) { try await client.ask(.get, "sys/mounts") }
            #expect(await client.logins == 2)
        }
    }

    @Test func `wrong credentials are refused, and no error shows them`() async throws {
        try await ScratchOpenBao.dev { server in
            let logins: [OpenBaoLogin] = [
                .token("planted-token"), .appRole(roleID: "planted-role", secretID: "planted-secret"),
                .kubernetes(role: "app", tokenFile: "/nowhere/token"),
            ]
            for login in logins {
                try await OpenBaoClient.with(server.settings(), login: login) { client in
                    do {
                        _ = try await KeyValueEngine(client).read("a")
                        Issue.record("\(login) was let in")
                    } catch {
                        let shown = "\(error) \(error.asProblem) \(String(reflecting: error))"
                        #expect(!shown.contains("planted"), "\(shown)")
                        #expect(error is OpenBaoError)
                    }
                }
            }
        }
    }
}
