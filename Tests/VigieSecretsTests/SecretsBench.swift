import JSONTree
import Surroundings
import VigieChapter
import VigieCluster
import VigieEngine
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieStore
import VigieTestSupport
import Wording

/// A Vigie with nothing but a directory and a plan.
final class SecretsBench: Sendable {
    let store: any Store
    let plan: Plan
    let world: World
    let workplace: Workplace

    init(
        directory: String, plan: String, environment: [String: String] = [:], world: World = .system,
        store: any Store = InMemoryStore()
    ) throws {
        self.store = store
        self.plan = try SecretsLab.read(plan)
        self.world = world
        workplace = Workplace(
            work: directory + "/work", keys: directory + "/keys", secrets: SecretResolver(environment: environment))
    }

    var ledger: Ledger { Ledger(store: store, world: world) }

    func engine(store: (any Store)? = nil, settings: EngineSettings = .attentive) -> Engine {
        let store = store ?? self.store
        let ledger = Ledger(store: store, world: world)
        return Engine(
            store: store, ledger: ledger, world: world, plan: plan,
            services: Services().with(workplace).with(ledger), procedures: Secrets().procedures, holder: "test",
            settings: settings)
    }

    func run(_ procedure: some Procedure) async throws -> RunRecord {
        let engine = engine()
        return try await engine.perform(try await engine.start(procedure, cause: "person/test"))
    }

    func result<P: Procedure>(of procedure: P) async throws -> P.Result {
        let record = try await run(procedure)
        guard let output = record.output else {
            throw ScratchFailure(reason: "\(record.summary ?? "") \(record.problem?.canonicalText ?? "")")
        }
        return try output.decoded(as: P.Result.self)
    }

    func trouble(with procedure: some Procedure) async throws -> (code: String, verdict: String?) {
        let record = try await run(procedure)
        guard let problem = try record.problem?.decoded(as: Problem.self) else {
            throw ScratchFailure(reason: "nothing went wrong: \(record.summary ?? "")")
        }
        return (problem.code, record.verdict)
    }

    /// Everything that the records have.
    func everythingWritten() async throws -> String {
        var text = ""
        for run in try await store.runs(RunQuery()) {
            text += "\(run)"
            text += "\(try await store.steps(of: run.id))"
            text += "\(try await store.log(of: run.id, after: 0, limit: 1000))"
        }
        for entry in try await store.entries(EntryQuery()) {
            text += "\(entry)" + String(decoding: entry.entry.bytes, as: UTF8.self)
        }
        return text
    }
}
