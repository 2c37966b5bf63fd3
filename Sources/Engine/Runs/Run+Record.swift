import JSONTree
import Surroundings
package import VigieLedger
import VigieStore

extension Run {
    /// Appends a fact to the ledger, exactly once: the entry and the step are one commit.
    @discardableResult
    package func record<E: Evidence>(_ evidence: E, subject: String? = nil) async throws -> EntryReference {
        switch try await journal.enter(E.kind, .record) {
        case .known(let result):
            let key = result?["key"]?.string ?? ""
            let entries = try await ledger.entries(EntryQuery(kind: E.kind, run: id.rawValue))
            guard let entry = entries.first(where: { $0.key == key }) else {
                let error = EngineError.unreadableResult(step: E.kind, reason: "its ledger entry is missing")
                throw journal.halt(.diverged(error.problem))
            }
            return entry.reference
        case .open(let sequence, _):
            let entry = try ledger.draft(
                evidence, subject: subject ?? journal.record.subject, run: id.rawValue, actor: journal.record.cause,
                key: "run/\(id)/\(sequence)")
            var row = journal.row(E.kind, .record, sequence)
            let receipts = try await journal.finish(
                &row, result: ["key": .string(entry.key ?? "")], with: [.appendEntry(entry)])
            return try await ledger.reference(of: entry, receipt: receipts.first)
        }
    }
}

extension Journal {
    /// A row for a step that begins now.
    func row(_ name: String, _ kind: StepKind, _ sequence: Int) -> StepRecord {
        StepRecord(
            run: record.id, sequence: sequence, name: name, kind: kind.rawValue, state: StepState.waiting.rawValue,
            startedAt: world.now())
    }
}
