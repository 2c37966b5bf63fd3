import JSONTree
import OpenBaoClient
import Testing
import VigieTestSupport
import Wording

/// The states of a server, each told from the others; all on one that keeps its data.
@Suite struct OpenBaoStateTests {
    private func code(_ body: () async throws -> some Any) async -> String? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error.asProblem.code
        }
    }

    @Test func `a server is followed from nothing through sealing and restarting`() async throws {
        try await ScratchOpenBao.with { server in
            let (key, root) = try await OpenBaoClient.with(server.settings(), login: .token("none")) { open in
                #expect(await code { try await open.health() } == "openbao.unreachable")
                return try await server.running {
                    #expect(try await open.health().state == .uninitialised)
                    #expect(try await open.seal().isInitialised == false)
                    let secrets = try await server.initialise(open)
                    #expect(try await open.health().state == .sealed)
                    let seal = try await open.seal()
                    #expect(seal.isSealed && seal.isInitialised && seal.threshold == 1 && seal.shares == 1)
                    #expect(seal.storage == "raft")
                    #expect(await self.code { try await KeyValueEngine(open).read("x") } == "openbao.sealed")
                    try await server.unseal(open, key: secrets.key)
                    return secrets
                }
            }
            try await OpenBaoClient.with(server.settings(), login: .token(root)) { client in
                let engine = KeyValueEngine(client)
                try await server.running {
                    #expect(await self.code { try await engine.read("x") } == "openbao.sealed")
                    try await server.unseal(client, key: key)
                    try await client.ask(.post, "sys/mounts/secret", ["type": "kv", "options": ["version": "2"]])
                    try await engine.write("x", ["a": "1"], replacing: 0)
                    #expect(try await client.auditDevices().isEmpty)
                    let log = server.directory + "/audit.log"
                    try await client.ask(
                        .put, "sys/audit/file", ["type": "file", "options": ["file_path": .string(log)]])
                    #expect(try await client.auditDevices().map(\.path) == ["file/"])
                    #expect(try await client.auditDevices().map(\.kind) == ["file"])
                    try await client.ask(.put, "sys/seal")
                    #expect(try await client.health().state == .sealed)
                    #expect(await self.code { try await engine.read("x") } == "openbao.sealed")
                    try await server.unseal(client, key: key)
                    #expect(try await engine.read("x")?.values == ["a": "1"])
                }
                #expect(await code { try await engine.read("x") } == "openbao.unreachable")
                try await server.running {
                    try await server.unseal(client, key: key)
                    #expect(try await engine.read("x")?.values == ["a": "1"])
                }
            }
        }
    }

    @Test func `a server that stands by passes on what it is asked`() async throws {
        try await ScratchOpenBao.with { active in
            try await active.running {
                let (key, root) = try await OpenBaoClient.with(active.settings(), login: .token("none")) { open in
                    let secrets = try await active.initialise(open)
                    try await active.unseal(open, key: secrets.key)
                    return secrets
                }
                try await OpenBaoClient.with(active.settings(), login: .token(root)) { first in
                    try await first.ask(.post, "sys/mounts/secret", ["type": "kv", "options": ["version": "2"]])
                    try await KeyValueEngine(first).write("x", ["a": "1"], replacing: 0)
                    try await ScratchOpenBao.with(.joining(address: active.address)) { other in
                        try await other.running { try await self.standBy(other, key: key, root: root) }
                    }
                }
            }
        }
    }

    private func standBy(_ server: ScratchOpenBao, key: String, root: String) async throws {
        try await OpenBaoClient.with(server.settings(), login: .token(root)) { second in
            try await server.unseal(second, key: key, until: .standby)
            let engine = KeyValueEngine(second)
            // It is told of the active one a moment after it has joined.
            for _ in 0..<2400 where await code({ try await engine.read("x") }) != nil {
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(try await engine.read("x")?.values == ["a": "1"])
            #expect(try await engine.write("x", ["a": "2"], replacing: 1) == 2)
        }
    }

    @Test func `an address that is none is refused, and one with a password in it is not repeated`() {
        for address in ["", "openbao:8200", "ftp://x", "https://", "https://a b", "https://h/path"] {
            #expect(throws: OpenBaoError.self, "\(address)") { try OpenBaoSettings(address: address) }
        }
        do {
            _ = try OpenBaoSettings(address: "https://user:planted@host")
            Issue.record("it was taken")
        } catch {
            #expect(!"\(error) \(error.problem)".contains("planted"))
        }
        #expect(throws: Never.self) { try OpenBaoSettings(address: "https://openbao.example.org:8200/") }
    }
}
