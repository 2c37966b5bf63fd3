import Foundation
import Surroundings
import VigieAPI
import VigieAccess
import VigieClient
import VigieConsole
import VigieEngine
import VigieLedger
import VigiePlan
import VigieServer
import VigieStore
import VigieStoreSQLite

/// A whole Vigie that serves on this machine: store, engine, access, HTTP server and console, with procedures of the
/// tests in place of a chapter's.
struct ConsoleLab: Sendable {
    let store: any Store
    let ledger: Ledger
    let engine: Engine
    let access: Access
    let desk: Desk
    let world = World.system

    /// Opens one in a directory of its own for as long as the body takes.
    static func open<Result>(plan: Plan = .empty, _ body: (ConsoleLab) async throws -> Result) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-console-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let store = try SQLiteStore.open(directory.appending(path: "vigie.db").path)
        let result = try await body(ConsoleLab(store: store, keys: directory.appending(path: "keys").path, plan: plan))
        try store.close()
        return result
    }

    private init(store: any Store, keys: String, plan: Plan) {
        let world = World.system
        let ledger = Ledger(store: store, world: world)
        let engine = Engine(
            store: store, ledger: ledger, world: world, plan: plan,
            procedures: [SlowProof.self, FencedFailover.self], holder: "lab")
        self.store = store
        self.ledger = ledger
        self.engine = engine
        access = Access(
            store: store, ledger: ledger, world: world, keys: keys, passwordCost: PasswordHash.Cost(logN: 4),
            secrets: SecretResolver(environment: ["VIGIE_LAB_CLIENT_SECRET": "s3cret &:%"]))
        desk = Desk(
            Grounds(
                plan: plan, engine: engine, store: store, ledger: ledger, world: world, parts: [], kinds: [],
                version: "0"))
    }

    var console: Console {
        let policy = AccessPolicy(plan: desk.grounds.plan)
        return Console(house: House(access: access, policy: { policy }, isSecure: false, world: world))
    }

    /// Serves while the body looks, on a port of the system's choosing.
    func serving(_ body: @escaping @Sendable (_ address: String) async throws -> Void) async throws {
        var premises = Premises(desk: desk, access: access)
        premises.pages = ConsolePages(console)
        let server = HTTPServer(premises: premises, address: HTTPServer.Address(host: "127.0.0.1", port: 0))
        let (ports, port) = AsyncStream<Int>.makeStream()
        let (stopping, stop) = AsyncStream<Void>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run(stopping: stopping) { port.yield($0) } }
            group.addTask { try await desk.watch(every: .milliseconds(50)) }
            group.addTask { try await engine.work() }
            defer {
                stop.finish()
                group.cancelAll()
            }
            for await port in ports {
                try await body("http://127.0.0.1:\(port)")
                break
            }
        }
    }

    /// The address of the page where the first person makes their account.
    func setup(at address: String) async throws -> String {
        "\(address)/setup/\(try await access.setup.issue()?.reveal() ?? "none")"
    }
}
