import Foundation
import Surroundings
import VigieAccess
import VigieLedger
import VigiePlan
import VigieStore
import VigieStoreSQLite
import VigieTestSupport

/// A door with a store of its own, a clock to turn, and passwords that cost little.
final class AccessLab: Sendable {
    static let cheap = PasswordHash.Cost(logN: 4)
    static let password = Secret("seven boats under a paper moon")
    static let here = Visit(address: "192.0.2.7", agent: "Lab")

    let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-access-\(UUID().uuidString)").path
    let clock: ManualClock
    let world: World
    let store: any Store
    let ledger: Ledger
    let access: Access

    init(seed: UInt64 = 1, limits: SessionLimits = SessionLimits(), start: Timestamp? = nil) throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let clock = start.map(ManualClock.init(start:)) ?? ManualClock()
        self.clock = clock
        world = World(clock: clock, random: SeededRandom(seed: seed))
        let store = try SQLiteStore.open(directory + "/vigie.db")
        self.store = store
        ledger = Ledger(store: store, world: world)
        access = Access(
            store: store, ledger: ledger, world: world, keys: directory + "/keys", limits: limits,
            passwordCost: Self.cheap,
            secrets: SecretResolver(environment: ["VIGIE_TEST_CLIENT_SECRET": ProviderProcess.secret]))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    var path: String { directory + "/vigie.db" }

    /// Goes to a provider as a browser does, and comes back: the provider looks at the machine's clock, which has gone on.
    func visit(_ provider: ProviderProcess, _ departure: Departure) async throws -> OpenIDSignIn.Return {
        let answer = try await provider.visit(departure)
        clock.set(to: max(clock.now(), World.system.now()))
        return answer
    }

    /// A door as another process has it: on the same files, with nothing else in common but the clock.
    func another(seed: UInt64 = 99, cost: PasswordHash.Cost = cheap) throws -> Access {
        let world = World(clock: clock, random: SeededRandom(seed: seed))
        let store = try SQLiteStore.open(path)
        return Access(
            store: store, ledger: Ledger(store: store, world: world), world: world, keys: directory + "/keys",
            passwordCost: cost)
    }

    /// The command line, which may do everything.
    func root() async throws -> Identity {
        try await access.commandLine(as: "root")
    }

    /// Makes an account for somebody.
    func add(_ person: String) async throws {
        try await access.accounts.add(person, password: Self.password, by: try await root())
    }

    /// Signs somebody in who has no second factor.
    func enter(_ person: String, under policy: AccessPolicy, from visit: Visit = here) async throws -> OpenedSession {
        let outcome = try await access.signIn.begin(person, password: Self.password, from: visit, under: policy)
        guard case .done(let opened) = outcome else { throw AccessError.noSecondFactor }
        return opened
    }

    /// Everything the ledger holds, as text.
    func ledgerText() async throws -> String {
        try await store.entries(EntryQuery(limit: 10_000)).map { String(decoding: $0.entry.bytes, as: UTF8.self) }
            .joined(separator: "\n")
    }

    func count<E: Evidence>(_ kind: E.Type) async throws -> Int {
        try await ledger.all(E.self).count
    }
}

extension AccessPolicy {
    /// The policy of a plan in a few words: each person with their role, `ada: admin`.
    static func of(_ roles: KeyValuePairs<String, Role>) -> AccessPolicy {
        let people = roles.map { name, role in
            """
            ---
            apiVersion: vigie.dev/v1
            kind: Person
            metadata: {name: \(name)}
            spec: {displayName: \(name.capitalized), email: \(name)@example.org}
            ---
            apiVersion: vigie.dev/v1
            kind: RoleBinding
            metadata: {name: \(name)-\(role.rawValue)}
            spec: {role: \(role.rawValue), people: [\(name)]}
            """
        }
        return reading(people.joined(separator: "\n"))
    }

    static func reading(_ text: String) -> AccessPolicy {
        AccessPolicy(plan: PlanReader(kinds: CoreKinds.all + AccessPart().kinds).read(text: text).plan)
    }

    /// A plan that says nothing about access.
    static let silent = AccessPolicy(plan: .empty)
}
