import FoundationEssentials
import OpenBaoClient
import Testing
import VigieEngine
import VigieLedger
import VigieSecrets
import VigieStore
import VigieTestSupport

/// Two copies of a secret, one in a real OpenBao: each way, and what happens to somebody who writes the wrong one.
@Suite struct SecretSyncTests {
    private func plan(_ bao: ScratchOpenBao, _ directory: String, owner: String) -> String {
        """
        apiVersion: vigie.dev/v1
        kind: SecretsManager
        metadata: {name: bao}
        spec: {address: '\(bao.address)', login: {token: {fromEnv: TOKEN}}}
        ---
        apiVersion: vigie.dev/v1
        kind: Secret
        metadata: {name: key}
        spec:
          place: {file: {path: \(directory)/key}}
          content: {random: {}}
          rotation: {interval: 30d}
          consumers: [{name: web, reload: [/bin/sh, -c, "echo told >> \(directory)/told"]}]
          sync: {with: {manager: bao, path: shop/key}, owner: \(owner)}
        """
    }

    private func with(
        owner: String, _ body: @escaping @Sendable (SecretsBench, KeyValueEngine, String) async throws -> Void
    ) async throws {
        try await ScratchOpenBao.dev { bao in
            try await Scratch.with { directory in
                let bench = try SecretsBench(
                    directory: directory, plan: plan(bao, directory, owner: owner),
                    environment: ["TOKEN": ScratchOpenBao.rootToken])
                try await OpenBaoClient.with(bao.settings(), login: .token(ScratchOpenBao.rootToken)) { client in
                    try await body(bench, KeyValueEngine(client), directory)
                }
            }
        }
    }

    private func value(_ directory: String) throws -> String {
        String(try String(contentsOfFile: directory + "/key", encoding: .utf8).dropLast())
    }

    @Test func `what Vigie changes follows in OpenBao, and what somebody writes there is told and put right`()
        async throws
    {
        try await with(owner: "vigie") { bench, engine, directory in
            #expect(try await bench.trouble(with: SyncSecret(secret: "key")).code == "secret.nothing-to-copy")
            _ = try await bench.result(of: RotateSecret(secret: "key"))
            #expect(try await bench.result(of: SyncSecret(secret: "key")).synced.state == .copied)
            #expect(try await engine.read("shop/key")?.values == ["value": try value(directory)])
            #expect(try await bench.result(of: SyncSecret(secret: "key")).synced.state == .same)

            _ = try await bench.result(of: RotateSecret(secret: "key"))
            #expect(try await bench.result(of: SyncSecret(secret: "key")).synced.state == .copied)

            try await engine.write("shop/key", ["value": "planted by somebody"], replacing: nil)
            let drifted = try await bench.result(of: SyncSecret(secret: "key"))
            #expect(drifted.synced.state == .drifted && drifted.verdict == .fail)
            let now = try value(directory)
            #expect(try await engine.read("shop/key")?.values == ["value": now])
            let written = try await bench.everythingWritten()
            #expect(!written.contains("planted by somebody") && !written.contains(now))
            #expect(!written.contains(ScratchOpenBao.rootToken))

            let reaction = try #require(Secrets().reactions.first { $0.name == "copy-after-rotation" })
            let entry = try #require(try await bench.ledger.entries(EntryQuery(kind: SecretRotated.kind)).last)
            #expect(try reaction.start(entry, bench.plan).first is SyncSecret)
        }
    }

    @Test func `what the manager changes comes to the place, and the consumers are told`() async throws {
        try await with(owner: "manager") { bench, engine, directory in
            #expect(try await bench.trouble(with: RotateSecret(secret: "key")).code == "secret.owned-by-manager")
            try await engine.write("shop/key", ["value": "the first planted value"], replacing: nil)
            #expect(try await bench.result(of: SyncSecret(secret: "key")).synced.state == .copied)
            #expect(try value(directory) == "the first planted value")
            try await engine.write("shop/key", ["value": "the second planted value"], replacing: nil)
            #expect(try await bench.result(of: SyncSecret(secret: "key")).synced.state == .copied)
            #expect(try value(directory) == "the second planted value")
            #expect(try String(contentsOfFile: directory + "/told", encoding: .utf8) == "told\ntold\n")
            #expect(try await bench.result(of: SyncSecret(secret: "key")).synced.state == .same)

            try "somebody's own\n".write(toFile: directory + "/key", atomically: true, encoding: .utf8)
            #expect(try await bench.result(of: SyncSecret(secret: "key")).synced.state == .drifted)
            #expect(try value(directory) == "the second planted value")
            let written = try await bench.everythingWritten()
            #expect(!written.contains("planted") && !written.contains("somebody's own"))
            #expect(!Secrets().schedules(for: bench.plan).contains { $0.procedure is RotateSecret })
        }
    }

    @Test func `a copy that is another from the start is left alone`() async throws {
        try await with(owner: "vigie") { bench, engine, _ in
            try await engine.write("shop/key", ["value": "whose is this"], replacing: nil)
            _ = try await bench.result(of: RotateSecret(secret: "key"))
            let trouble = try await bench.trouble(with: SyncSecret(secret: "key"))
            #expect(trouble.code == "secret.different-from-the-start")
            #expect(try await engine.read("shop/key")?.values == ["value": "whose is this"])
        }
    }
}
