import Foundation
import Surroundings
import VigieAPI
import VigieAccess
import VigieEngine
import VigieLedger
import VigiePlan
import VigieServer
import VigieStore

/// A Vigie that serves in a directory of its own, on a port of its own, with an account that has a token.
struct ServedVigie: Sendable {
    let address: String
    let token: String
    let directory: String

    static let plan = """
        apiVersion: vigie.dev/v1
        kind: Platform
        metadata: {name: shop}
        spec: {displayName: Shop & Söhne, timeZone: Europe/Paris, languages: [fr, en]}
        ---
        apiVersion: vigie.dev/v1
        kind: Application
        metadata: {name: shop}
        spec: {displayName: Shop}
        """

    /// Serves for the length of `body`.
    static func serving<Value: Sendable>(
        plan: String = ServedVigie.plan, options: ServingOptions = ServingOptions(),
        _ body: @escaping @Sendable (ServedVigie) async throws -> Value
    ) async throws -> Value {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-served-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appending(path: "plan.yaml")
        try plan.write(to: file, atomically: true, encoding: .utf8)
        let settings = Settings(data: DataDirectory(directory.path + "/data"), plan: [file.path])
        let token = try await makeToken(settings)
        var options = options
        options.address = .init(host: "127.0.0.1", port: 0)
        let (addresses, found) = AsyncStream<String>.makeStream()
        let serving = Serving(settings: settings, options: options) { notice in
            if case .listening(let address) = notice { found.yield(address) }
        }
        let (stopping, stop) = AsyncStream<Void>.makeStream()
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                try await serving.run(stopping: stopping)
                return nil
            }
            group.addTask {
                defer { stop.finish() }
                var iterator = addresses.makeAsyncIterator()
                guard let address = await iterator.next() else { throw CancellationError() }
                return try await body(ServedVigie(address: address, token: token, directory: directory.path))
            }
            var result: Value?
            while let next = try await group.next() { result = next ?? result }
            guard let result else { throw CancellationError() }
            return result
        }
    }

    /// Makes the first account, by its setup link, and a token that may do everything.
    private static func makeToken(_ settings: Settings) async throws -> String {
        try await Records.open(settings.data, makes: true) { records in
            let access = Access(
                store: records.store, ledger: records.ledger, world: records.world, keys: settings.data.keys)
            let policy = AccessPolicy(plan: .empty)
            guard let link = try await access.setup.issue() else { throw CancellationError() }
            let session = try await access.setup.use(
                link.reveal(), person: "ada", password: Secret("a lantern over seven quiet harbours"),
                from: Visit(address: "127.0.0.1"), under: policy)
            return try await access.tokens.create(
                for: "ada", label: "tests", roles: .everywhere(.admin), life: .seconds(3600), by: session.identity,
                under: policy
            ).text.reveal()
        }
    }
}
