import JSONTree
import Surroundings
import VigieStore

/// Records to write, each with nothing more than a check needs.
extension StoreConformance {
    /// A second of the day on which all checks take place.
    static func second(_ number: Int64) -> Timestamp {
        Timestamp(seconds: 1_800_000_000 + number)
    }

    static func entry(
        _ text: String, kind: String = "test.fact", subject: String = "Thing/one", at: Int64 = 0, run: String? = nil,
        key: String? = nil
    ) -> NewEntry {
        NewEntry(kind: kind, subject: subject, at: second(at), run: run, key: key, bytes: Array(text.utf8))
    }

    static func run(_ id: String, status: String = "queued", key: String? = nil) -> RunRecord {
        RunRecord(
            id: id, procedure: "test.work", input: ["size": 3], subject: "Thing/one", cause: "person/ada",
            idempotencyKey: key, createdAt: second(0), status: status)
    }

    static func step(_ sequence: Int, of run: String, state: String = "done") -> StepRecord {
        StepRecord(
            run: run, sequence: sequence, name: "step \(sequence)", kind: "repeatable", state: state,
            startedAt: second(1))
    }
}
