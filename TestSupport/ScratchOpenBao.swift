import FoundationEssentials
import JSONTree
package import OpenBaoClient
import Synchronization
import Tools

/// A real OpenBao server for tests: one that is ready at once and forgets everything (`dev`), or one that has to be
/// initialised and unsealed, and keeps what it is told in a directory.
package final class ScratchOpenBao: Sendable {
    package enum Kind: Sendable {
        case dev, real
        /// Beside another, to which it stands by.
        case joining(address: String)

        var isDev: Bool { if case .dev = self { true } else { false } }
    }

    package let directory: String
    package let kind: Kind
    package let address: String
    /// Of a server for development.
    package static let rootToken = "scratch-root-token"
    private let port: Int

    private init(_ kind: Kind) throws {
        self.kind = kind
        port = try ScratchPort.free(2)
        address = "http://127.0.0.1:\(port)"
        directory = FileManager.default.temporaryDirectory.path + "/vigie-openbao-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    /// Makes a place for a server, and removes it afterwards. Nothing runs yet.
    package static func with<Result: Sendable>(
        _ kind: Kind = .real, _ body: (ScratchOpenBao) async throws -> Result
    ) async throws -> Result {
        let server = try ScratchOpenBao(kind)
        defer { try? FileManager.default.removeItem(atPath: server.directory) }
        return try await body(server)
    }

    /// A server for development, running while `body` does.
    package static func dev<Result: Sendable>(
        _ body: @Sendable @escaping (ScratchOpenBao) async throws -> Result
    ) async throws -> Result {
        try await with(.dev) { server in try await server.running { try await body(server) } }
    }

    /// Runs the server while `body` does; on the same directory as often as one likes.
    ///
    /// A server for development that ends before it is up is started again: it allows itself five seconds, which on a
    /// loaded machine says nothing.
    package func running<Result: Sendable>(_ body: @Sendable @escaping () async throws -> Result) async throws -> Result
    {
        var attempts = kind.isDev ? 20 : 1
        while true {
            attempts -= 1
            if let result = try await attempt(mayEnd: attempts > 0, body) { return result }
        }
    }

    private enum Event<Result: Sendable>: Sendable {
        case ended(reason: String)
        case up
        case done(Result)
    }

    /// - Parameter mayEnd: whether the server may end before it is up; the result is `nil` then.
    private func attempt<Result: Sendable>(
        mayEnd: Bool, _ body: @Sendable @escaping () async throws -> Result
    ) async throws -> Result? {
        let run = try run()
        return try await withThrowingTaskGroup(of: Event<Result>.self) { group in
            group.addTask { .ended(reason: try await run.perform().reason) }
            group.addTask {
                try await self.waitUntilUp()
                return .up
            }
            defer { group.cancelAll() }
            var isUp = false
            while let event = try await group.next() {
                switch event {
                case .up:
                    isUp = true
                    group.addTask { .done(try await body()) }
                case .done(let result): return result
                case .ended(let reason):
                    guard mayEnd, !isUp else { throw ScratchFailure(reason: reason) }
                    return nil
                }
            }
            throw ScratchFailure(reason: "the server's body gave nothing")
        }
    }

    package func settings(timeout: Duration = .seconds(15)) throws -> OpenBaoSettings {
        try OpenBaoSettings(address: address, timeout: timeout)
    }

    /// Initialises the server with one key share.
    /// - Returns: the key that unseals it, and the root's token.
    package func initialise(_ client: OpenBaoClient) async throws -> (key: String, root: String) {
        let answer = try await client.askOpenly(.post, "sys/init", ["secret_shares": 1, "secret_threshold": 1]).body
        guard let key = answer["keys_base64"]?[0]?.string, let root = answer["root_token"]?.string else {
            throw ScratchFailure(reason: "the server could not be initialised")
        }
        return (key, root)
    }

    /// Unseals the server, and waits until it is active, or stands by.
    package func unseal(
        _ client: OpenBaoClient, key: String, until state: OpenBaoHealth.State = .active
    ) async throws {
        for _ in 0..<2400 {
            // One that is to join another may not have found it yet.
            if try await client.seal().isSealed {
                _ = try await client.askOpenly(.post, "sys/unseal", ["key": .string(key)])
            }
            if try await client.health().state == state { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ScratchFailure(reason: "the server does not become \(state)")
    }

    private func run() throws -> ToolRun {
        let here = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let bao = try Tool.locate("bao", in: [here.path + "/.build/python/bin"])
        switch kind {
        case .dev:
            return ToolRun(
                bao, ["server", "-dev", "-dev-no-store-token", "-dev-listen-address=127.0.0.1:\(port)"],
                environment: ["BAO_DEV_ROOT_TOKEN_ID": .secret(Self.rootToken)], workingDirectory: directory,
                grace: .seconds(2))
        case .real, .joining:
            var join = ""
            if case .joining(let address) = kind { join = "retry_join { leader_api_addr = \"\(address)\" }" }
            let configuration = """
                storage "raft" {
                  path = "\(directory)"
                  node_id = "\(port)"
                  \(join)
                }
                listener "tcp" {
                  address = "127.0.0.1:\(port)"
                  tls_disable = true
                }
                api_addr = "\(address)"
                cluster_addr = "http://127.0.0.1:\(port + 1)"
                unsafe_allow_api_audit_creation = true
                """
            try configuration.write(toFile: directory + "/server.hcl", atomically: false, encoding: .utf8)
            return ToolRun(
                bao, ["server", "-config=\(directory)/server.hcl"], workingDirectory: directory, grace: .seconds(2))
        }
    }

    private func waitUntilUp() async throws {
        try await OpenBaoClient.with(settings(timeout: .seconds(10)), login: .token("")) { client in
            for _ in 0..<2400 {
                if let health = try? await client.health(), !kind.isDev || health.state == .active { return }
                try await Task.sleep(for: .milliseconds(50))
            }
            throw ScratchFailure(reason: "OpenBao does not come up at \(client.settings.address)")
        }
    }
}
