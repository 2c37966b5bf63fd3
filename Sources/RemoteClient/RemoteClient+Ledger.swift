import Surroundings
package import VigieClient

extension RemoteClient {
    package func entries(_ question: EntryQuestion) async throws -> Page<EntryView> {
        try await connection.get(
            "/ledger/entries",
            [
                ("kind", question.kind), ("subject", question.subject), ("run", question.run),
                ("from", question.from?.rfc3339), ("to", question.to?.rfc3339),
                ("ascending", question.ascending ? "true" : nil), ("cursor", question.cursor),
                ("limit", String(question.limit)),
            ])
    }

    package func entry(_ index: Int64) async throws -> EntryView {
        try await connection.get("/ledger/entries/\(index)")
    }

    package func checkpoint() async throws -> CheckpointView {
        try await connection.get("/ledger/checkpoint")
    }

    package func checkpoints(limit: Int) async throws -> Page<CheckpointView> {
        try await connection.get("/ledger/checkpoints", [("limit", String(limit))])
    }

    package func proof(of index: Int64) async throws -> EntryProofView {
        try await connection.get("/ledger/entries/\(index)/proof")
    }

    package func inclusion(of index: Int64, size: Int64?) async throws -> MerkleProofView {
        try await connection.get(
            "/ledger/inclusion", [("index", String(index)), ("size", size.map { String($0) })])
    }

    package func consistency(from old: Int64, to new: Int64?) async throws -> MerkleProofView {
        try await connection.get("/ledger/consistency", [("from", String(old)), ("to", new.map { String($0) })])
    }

    package func verify(_ question: VerificationQuestion) async throws -> VerificationView {
        try await connection.post("/ledger/verify", question)
    }

    package func export(from index: Int64, limit: Int) async throws -> ExportPage {
        try await connection.get("/ledger/export", [("from", String(index)), ("limit", String(limit))])
    }
}
