import OpenBaoClient
import Testing
import VigieEngine
import VigieSecrets
import VigieTestSupport

/// Secrets that live in a real OpenBao, and its evaluation.
@Suite struct OpenBaoPlaceTests {
    private func manager(_ address: String) -> String {
        """
        ---
        apiVersion: vigie.dev/v1
        kind: SecretsManager
        metadata: {name: bao}
        spec:
          address: \(address)
          login: {token: {fromEnv: TOKEN}}
          monthlyCost: 40
        ---
        apiVersion: vigie.dev/v1
        kind: Secret
        metadata: {name: key}
        spec:
          place: {openBao: {manager: bao, path: shop/key}}
          content: {random: {}}
        """
    }

    @Test func `a login lives in OpenBao, changes there, and leaves no old version`() async throws {
        try await ScratchOpenBao.dev { bao in
            try await SecretsLab.with(environment: ["TOKEN": ScratchOpenBao.rootToken]) { lab in
                let place = "{openBao: {manager: bao, path: shop/login}}"
                let plan = try lab.plan(place: place, more: manager(bao.address))
                for secret in ["login", "login", "key", "key"] {
                    _ = try await lab.result(of: RotateSecret(secret: secret), plan)
                }
                try await OpenBaoClient.with(bao.settings(), login: .token(ScratchOpenBao.rootToken)) { client in
                    let engine = KeyValueEngine(client)
                    let login = try #require(try await engine.read("shop/login")?.values)
                    let (user, password) = (try #require(login["user"]), try #require(login["password"]))
                    #expect(user == "shop_b")
                    #expect(try await lab.canLogIn((user, password)))
                    let versions = try await engine.metadata("shop/login")?.versions.map(\.isDestroyed)
                    #expect(versions == [true, false])
                    #expect(try await engine.read("shop/key")?.values["value"]?.count == 40)
                    let written = try await lab.everythingWritten()
                    #expect(!written.contains(password) && !written.contains(ScratchOpenBao.rootToken))
                }
                let failing = try lab.plan(consumer: "exit 1", place: place, more: manager(bao.address))
                #expect(
                    try await lab.trouble(with: RotateSecret(secret: "login"), failing).code == "secret.consumer")
                try await OpenBaoClient.with(bao.settings(), login: .token(ScratchOpenBao.rootToken)) { client in
                    let login = try #require(try await KeyValueEngine(client).read("shop/login")?.values)
                    #expect(login["user"] == "shop_b")
                    let isIn = try await lab.canLogIn((login["user"] ?? "", login["password"] ?? ""))
                    #expect(isIn)
                }
            }
        }
    }

    @Test func `a candidate is measured, and leaves nothing behind`() async throws {
        try await ScratchOpenBao.dev { bao in
            try await SecretsLab.with(environment: ["TOKEN": ScratchOpenBao.rootToken]) { lab in
                let plan = try lab.plan(more: manager(bao.address))
                let evaluated = try await lab.result(of: EvaluateManager(manager: "bao"), plan).evaluated
                let needs = Dictionary(uniqueKeysWithValues: evaluated.needs.map { ($0.id, $0.candidate) })
                #expect(needs["versions"] == 1 && needs["writers"] == 1 && needs["audit"] == 0)
                #expect(needs["transport"] == 0 && needs["cost"] == 1)
                #expect((1...99).contains(evaluated.score) && (1...99).contains(evaluated.baseline))
                try await OpenBaoClient.with(bao.settings(), login: .token(ScratchOpenBao.rootToken)) { client in
                    let left = try await KeyValueEngine(client).list("vigie-evaluation")
                    #expect(left == [])
                }
                let absent = try lab.plan(more: manager("http://127.0.0.1:1"))
                let trouble = try await lab.trouble(with: EvaluateManager(manager: "bao"), absent)
                #expect(trouble.code == "openbao.unreachable" && trouble.verdict == "inconclusive")
            }
        }
    }
}
