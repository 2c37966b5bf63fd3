import FoundationEssentials
import JSONTree
import OpenBaoClient
import Testing
import Tools
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
        try await withAppRole(life: "3s", longest: "6s") { client, _ in
            let engine = KeyValueEngine(client)
            try await engine.write("a", ["x": "1"], replacing: 0)
            #expect(await client.logins == 1)
            for _ in 0..<20 {
                try await Task.sleep(for: .milliseconds(500))
                #expect(try await engine.read("a")?.values == ["x": "1"])
            }
            // Ten seconds of tokens that live six at most.
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

    @Test func `a service account of Kubernetes signs in`() async throws {
        // The one thing of a cluster that OpenBao asks for: whether the token is good.
        let reviewer = """
            import http.server, json, sys
            class Review(http.server.BaseHTTPRequestHandler):
                def log_message(self, *_): pass
                def do_POST(self):
                    asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                    good = asked["spec"]["token"] == open(sys.argv[1]).read().strip()
                    user = {"username": "system:serviceaccount:shop:vigie", "uid": "u-1",
                            "groups": ["system:serviceaccounts"]}
                    asked["status"] = {"authenticated": good, "user": user} if good else {"error": "no"}
                    answer = json.dumps(asked).encode()
                    self.send_response(201)
                    self.send_header("Content-Type", "application/json")
                    self.end_headers()
                    self.wfile.write(answer)
            server = http.server.HTTPServer(("127.0.0.1", int(sys.argv[2])), Review)
            open(sys.argv[3], "w").close()
            server.serve_forever()
            """
        try await ScratchOpenBao.dev { server in
            let tokenFile = server.directory + "/token"
            let account = #"{"namespace":"shop","serviceaccount":{"name":"vigie","uid":"u-1"}}"#
            let claims = #"{"sub":"system:serviceaccount:shop:vigie","kubernetes.io":\#(account)}"#
            let token = "\(Self.base64(#"{"alg":"RS256","typ":"JWT"}"#)).\(Self.base64(claims)).\(Self.base64("x"))"
            try (token + "\n").write(toFile: tokenFile, atomically: false, encoding: .utf8)
            let port = Int.random(in: 21_000..<60_000)
            let run = ToolRun(
                try Tool.locate("python3"), ["-c", reviewer, tokenFile, "\(port)", server.directory + "/ready"],
                grace: .seconds(1))
            // Nobody looks at it, but it has to be there.
            let authority = try await ToolRun(
                try Tool.locate("openssl"),
                ["req", "-x509", "-newkey", "ed25519", "-nodes", "-subj", "/CN=cluster", "-keyout", "/dev/null"],
                timeout: .seconds(30)
            ).perform().output.text
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await run.perform() }
                defer { group.cancelAll() }
                try await OpenBaoClient.with(server.settings(), login: .token(ScratchOpenBao.rootToken)) { root in
                    try await root.ask(.post, "sys/auth/kubernetes", ["type": "kubernetes"])
                    try await root.ask(
                        .post, "auth/kubernetes/config",
                        [
                            "kubernetes_host": .string("http://127.0.0.1:\(port)"), "disable_local_ca_jwt": true,
                            "kubernetes_ca_cert": .string(authority),
                            "token_reviewer_jwt": .string(token), "disable_iss_validation": true,
                        ])
                    try await root.ask(
                        .post, "auth/kubernetes/role/app",
                        [
                            "bound_service_account_names": "vigie", "bound_service_account_namespaces": "shop",
                            "token_policies": "default", "token_ttl": "60s",
                        ])
                }
                while !FileManager.default.fileExists(atPath: server.directory + "/ready") {
                    try await Task.sleep(for: .milliseconds(50))
                }
                let login = OpenBaoLogin.kubernetes(role: "app", tokenFile: tokenFile)
                try await OpenBaoClient.with(server.settings(), login: login) { client in
                    let own = try await client.ask(.get, "auth/token/lookup-self")
                    #expect(own["data"]?["meta"]?["service_account_name"]?.string == "vigie")
                    #expect(await client.logins == 1)
                }
            }
        }
    }

    private static func base64(_ text: String) -> String {
        Data(text.utf8).base64EncodedString().replacing("=", with: "").replacing("+", with: "-")
            .replacing("/", with: "_")
    }
}
