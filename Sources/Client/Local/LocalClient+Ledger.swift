import MerkleTree
import VigieEngine
import VigieLedger
import VigieStore

extension LocalClient {
    package func entries(_ question: EntryQuestion) async throws -> Page<EntryView> {
        let limit = try checked(question.limit, 1...1000)
        var index: Int64?
        if let cursor = question.cursor {
            guard let number = Int64(cursor), number >= 0 else { throw ClientError.badCursor(cursor) }
            index = number
        }
        let found = try await grounds.ledger.entries(
            EntryQuery(
                kind: question.kind, kinds: scope?.kinds.sorted(), subject: question.subject, run: question.run,
                from: question.from,
                to: question.to, index: index, order: question.ascending ? .ascending : .newestFirst,
                limit: limit + 1))
        let items = try await views(of: Array(found.prefix(limit)))
        let last = items.last.map { question.ascending ? $0.index + 1 : $0.index }
        return Page(items: items, next: found.count > limit ? last.map { String($0) } : nil)
    }

    package func entry(_ index: Int64) async throws -> EntryView {
        try await view(of: try await grounds.ledger.entry(index))
    }

    package func checkpoint() async throws -> CheckpointView {
        try CheckpointView(try await grounds.ledger.checkpoint())
    }

    package func checkpoints(limit: Int) async throws -> Page<CheckpointView> {
        let notes = try grounds.ledger.archive?.newest(try checked(limit, 1...1000)) ?? []
        return Page(items: try notes.map { try CheckpointView($0) }, next: nil)
    }

    package func proof(of index: Int64) async throws -> EntryProofView {
        EntryProofView(try await grounds.ledger.proof(of: index))
    }

    package func inclusion(of index: Int64, size: Int64?) async throws -> MerkleProofView {
        let proof = try await grounds.ledger.inclusionProof(of: index, size: size)
        return MerkleProofView(from: proof.index, size: proof.size, hashes: proof.hashes)
    }

    package func consistency(from old: Int64, to new: Int64?) async throws -> MerkleProofView {
        let proof = try await grounds.ledger.consistencyProof(from: old, to: new)
        return MerkleProofView(from: proof.from, size: proof.to, hashes: proof.hashes)
    }

    package func verify(_ question: VerificationQuestion) async throws -> VerificationView {
        let notes = try question.against.map { text throws(LedgerError) in try SignedNote(parsing: text) }
        let verifiers = try question.verifiers.map { text in
            guard let verifier = try? NoteVerifier(encoded: text) else { throw ClientError.badVerifier(text) }
            return verifier
        }
        return VerificationView(try await grounds.ledger.verify(against: notes, verifiers: verifiers))
    }

    package func export(from index: Int64, limit: Int) async throws -> ExportPage {
        let limit = try checked(limit, 1...5000)
        guard index >= 0 else { throw ClientError.badCursor(String(index)) }
        let batch = try await grounds.store.entryBatch(from: index, limit: limit)
        var lines: [UInt8] = []
        for row in batch.rows {
            lines += batch.storage[row.bytes]
            lines.append(UInt8(ascii: "\n"))
        }
        let size = try await grounds.ledger.size()
        let next = batch.rows.last.map { $0.index + 1 }
        return ExportPage(
            lines: String(decoding: lines, as: UTF8.self), next: next.flatMap { $0 < size ? $0 : nil })
    }
}
