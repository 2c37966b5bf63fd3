import FoundationEssentials
import Surroundings
import Synchronization
import Testing
import VigieEngine
import VigiePlan
import VigieReadiness
import VigieSecrets
import VigieStore
import VigieTestSupport

/// A token of somebody's API: made, proven, handed out; then the old one is revoked, and tried.
@Suite struct TokenRotationTests {
    private func secret(_ server: TokenServer, _ directory: String, consumer: String = "true") -> String {
        """
        apiVersion: vigie.dev/v1
        kind: Secret
        metadata: {name: api}
        spec:
          place: {file: {path: \(directory)/token}}
          content:
            httpToken:
              create:
                url: "\(server.address)/tokens"
                headers: {Authorization: "Bearer {{admin}}", Idempotency-Key: "{{run}}"}
                body: '{"name": "vigie {{run}}"}'
              token: /data/token
              identifier: /data/id
              prove: {method: GET, url: "\(server.address)/me", headers: {Authorization: "Bearer {{token}}"}}
              revoke:
                method: DELETE
                url: "\(server.address)/tokens/{{identifier}}"
                headers: {Authorization: "Bearer {{admin}}"}
              patience: 1s
              secrets: {admin: {fromEnv: ADMIN}}
          rotation: {interval: 30d}
          consumers: [{name: web, reload: [/bin/sh, -c, "\(consumer)"]}]
        """
    }

    private func with(
        _ body: (TokenServer, String, (String) throws -> SecretsBench) async throws -> Void
    ) async throws {
        try await TokenServer.with { server in
            try await Scratch.with { directory in
                try await body(server, directory) { consumer in
                    try SecretsBench(
                        directory: directory, plan: secret(server, directory, consumer: consumer),
                        environment: ["ADMIN": TokenServer.admin])
                }
            }
        }
    }

    @Test func `the old token is revoked once the new one is in use`() async throws {
        try await with { server, directory, bench in
            let bench = try bench("grep -q planted \(directory)/token")
            let first = try await bench.result(of: RotateSecret(secret: "api")).rotated
            #expect(first.oldIsDead == nil && server.alive == ["planted-token-1-Zk9"])
            let second = try await bench.result(of: RotateSecret(secret: "api")).rotated
            #expect(second.oldIsDead == true && server.alive == ["planted-token-2-Zk9"])
            let text = try String(contentsOfFile: directory + "/token", encoding: .utf8)
            #expect(text == "TOKEN=planted-token-2-Zk9\nTOKEN_ID=id 2\n")
            #expect(server.state.withLock(\.calls).contains("DELETE /tokens/id%201"))
            let written = try await bench.everythingWritten()
            #expect(!written.contains("planted"))
        }
    }

    @Test func `a consumer that fails costs the new token, not the old one`() async throws {
        try await with { server, directory, bench in
            _ = try await bench("true").result(of: RotateSecret(secret: "api"))
            let trouble = try await bench("exit 1").trouble(with: RotateSecret(secret: "api"))
            #expect(trouble.code == "secret.consumer")
            #expect(server.alive == ["planted-token-1-Zk9"])
            let text = try String(contentsOfFile: directory + "/token", encoding: .utf8)
            #expect(text.hasPrefix("TOKEN=planted-token-1-Zk9\n"))
        }
    }

    @Test func `a revocation that did nothing is found out, and the new token stays`() async throws {
        try await with { server, directory, bench in
            let bench = try bench("true")
            _ = try await bench.result(of: RotateSecret(secret: "api"))
            server.state.withLock { $0.isLyingAbout = "id 1" }
            let record = try await bench.run(RotateSecret(secret: "api"))
            #expect(record.verdict == "fail")
            #expect(record.summary?.contains("still works") == true)
            // The old one may die at any moment: putting it back would leave nobody with a token.
            #expect(server.alive == ["planted-token-1-Zk9", "planted-token-2-Zk9"])
            let text = try String(contentsOfFile: directory + "/token", encoding: .utf8)
            #expect(text.hasPrefix("TOKEN=planted-token-2-Zk9\n"))
            let context = JudgementContext(plan: bench.plan, ledger: bench.ledger, now: bench.world.now())
            let judge = try #require(Secrets().controls.first { "\($0.control)" == "secrets.rotation" })
            #expect(try await judge.judge(context).status == .failing)
        }
    }

    @Test func `killed anywhere, one token is alive in the end, and it is the one in the place`() async throws {
        try await with { server, directory, bench in
            let plain = try bench("true")
            _ = try await plain.result(of: RotateSecret(secret: "api"))
            for fatal in 1...14 {
                for moment in CrashingStore.Moment.allCases {
                    let id = try await plain.engine().start(
                        RotateSecret(secret: "api"), cause: "person/test",
                        idempotencyKey: "\(fatal)\(moment.rawValue)")
                    let store = CrashingStore(plain.store, dyingAt: fatal, moment)
                    _ = try? await plain.engine(store: store, settings: .mortal).perform(id)
                    if store.isDead { _ = try await plain.engine(settings: .mortal).perform(id) }
                    #expect(server.alive.count == 1)
                    let text = try String(contentsOfFile: directory + "/token", encoding: .utf8)
                    #expect(server.alive.contains { text.hasPrefix("TOKEN=\($0)\n") })
                }
            }
        }
    }

    @Test(arguments: [
        ("{{admin}}", "{{nobody}}"), ("Bearer {{token}}", "Bearer"), ("http://127.0.0.1", "http://example.org"),
        ("/data/token", "data"),
    ]) func `a description that cannot work is refused`(right: String, wrong: String) async throws {
        try await TokenServer.with { server in
            let text = secret(server, "/tmp")
            #expect(PlanReader(kinds: Secrets().kinds).read(text: text).1.isEmpty)
            let other = text.replacing(right, with: wrong)
            #expect(!PlanReader(kinds: Secrets().kinds).read(text: other).1.isEmpty)
        }
    }
}
