import JSONTree
import Surroundings
import VigieStore

extension Run {
    /// Asks for another run, exactly once: its row and this step are one commit. A worker takes it up; it is not waited
    /// for.
    @discardableResult
    package func start<P: Procedure>(_ procedure: P) async throws -> RunID {
        let name = "start \(P.name)"
        switch try await journal.enter(name, .start) {
        case .known(let result): return RunID(result?["run"]?.string ?? "")
        case .open(let sequence, _):
            let record = RunRecord(
                id: world.identifier(), procedure: P.name.rawValue, procedureVersion: P.version,
                input: journal.scrubber.scrub(try JSONValue(encoding: procedure)), subject: procedure.subject,
                cause: "\(RunRecord.startedByRun)\(id)", idempotencyKey: "run/\(id)/\(sequence)",
                createdAt: world.now(), status: RunStatus.queued.rawValue)
            var row = journal.row(name, .start, sequence)
            try await journal.finish(&row, result: ["run": .string(record.id)], with: [.insertRun(record)])
            return RunID(record.id)
        }
    }
}

extension RunRecord {
    /// What the cause of a run begins with that another run asked for.
    static let startedByRun = "run/"

    /// The run that asked for this one.
    var parent: String? {
        cause.hasPrefix(Self.startedByRun) ? String(cause.dropFirst(Self.startedByRun.count)) : nil
    }
}
