import Surroundings
import Tools
import VigieChapter
import VigieEngine
import VigieLedger
import VigiePlan
import Wording

/// What every step of a proof works with.
struct ProofWork: Sendable {
    let protection: Protection
    let repository: String
    let copy: ScratchCopy
    let workplace: Workplace
    let setup: PgBackRestSetup
    let plan: Plan
    let ledger: Ledger
    let world: World

    init(_ proof: ProveBackup, in run: Run) throws {
        protection = try Protection(proof.policy, in: run.plan)
        repository = proof.repository
        workplace = try run.services.get()
        copy = ScratchCopy(of: run.id.rawValue, in: workplace.scratch, account: try protection.database.account())
        setup = try protection.setup(
            only: proof.repository, in: copy.engine, secrets: workplace.secrets)
        plan = run.plan
        ledger = run.ledger
        world = run.world
    }

    /// Keeps the secrets out of whatever a step says.
    func conceal(in context: StepContext) -> ProofWork {
        for secret in setup.confidential { context.conceal(secret) }
        return self
    }

    /// The tool, set up for this repository alone, whose number is 1 then.
    func engine() async throws -> PgBackRest {
        try await PgBackRest.locate(setup: setup)
    }

    static let number = 1

    var spec: BackupPolicy { protection.policy.spec }
    var database: Resource<Database> { protection.database.resource }

    var objectives: ProofObjectives {
        ProofObjectives(rpo: Span(spec.objectives.rpo), rto: Span(spec.objectives.rto))
    }

    /// Measures how long something takes.
    func timed<Value: Sendable>(_ body: () async throws -> Value) async throws -> (value: Value, took: Span) {
        let start = world.clock.elapsed()
        let value = try await body()
        return (value, Span(world.clock.elapsed() - start))
    }
}

extension PgBackRestFailure {
    /// What a proof says of it.
    func finding(_ what: (en: String, fr: String)) -> Finding {
        Finding(
            "engine.\(cause.rawValue)", verdict, en: "\(what.en): \(sentence.en) (\(said))",
            fr: "\(what.fr) : \(sentence.fr) (\(said))")
    }
}
