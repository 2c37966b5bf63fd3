import MerkleTree
import VigieStore
import Wording

extension Ledger {
    /// Reads every entry and compares it with everything that was ever recorded about it.
    ///
    /// - Parameters:
    ///   - notes: checkpoints kept elsewhere; those beside the store are used as well.
    ///   - verifiers: public keys kept elsewhere; those beside the store count too unless there are some.
    ///   - progress: called now and then with the number of entries read.
    package func verify(
        against notes: [SignedNote] = [], verifiers: [NoteVerifier] = [],
        progress: (@Sendable (Int64) -> Void)? = nil
    ) async throws -> LedgerReport {
        let trusted = try verifiers.isEmpty ? archive?.verifiers() ?? [] : verifiers
        var signed: Set<Checkpoint> = []
        var rejected: [LedgerFinding] = []
        for note in try notes + (archive?.notes() ?? []) {
            do {
                signed.insert(try checked(note, by: trusted))
            } catch {
                let size = try? note.checkpoint().size
                let reason = error.problem.detail ?? error.problem.title
                rejected.append(
                    .badCheckpoint(size: size, reason: reason.hasSuffix(".") ? String(reason.dropLast()) : reason))
            }
        }
        var verification = Verification(checkpoints: Array(signed))
        for finding in rejected { verification.add(finding) }
        let head = try await readAll { batch in
            verification.take(batch)
            progress?(verification.frontier.size)
            return verification.frontier.size
        }
        return verification.finish(head: head)
    }

    private func checked(_ note: SignedNote, by verifiers: [NoteVerifier]) throws(LedgerError) -> Checkpoint {
        let signers = try note.verified(by: verifiers)
        let checkpoint = try note.checkpoint()
        guard signers.contains(where: { $0.name == checkpoint.origin }) else {
            throw .badSignature("it belongs to the log \(checkpoint.origin)")
        }
        return checkpoint
    }

    /// The store's own record; one that makes no sense is something to report, not to fail with.
    private func recordedHead() async throws -> Result<LedgerHead, StoreError> {
        do {
            return .success(try await store.ledgerHead())
        } catch {
            guard case .corrupt = error else { throw error }
            return .failure(error)
        }
    }

    /// Reads until the end stands still: entries may be appended meanwhile.
    ///
    /// - Parameter take: returns how many entries there are so far.
    private func readAll(_ take: (EntryBatch) -> Int64) async throws -> Result<LedgerHead, StoreError> {
        var next = Int64.min
        var size: Int64 = 0
        while true {
            while true {
                let batch = try await store.entryBatch(from: next, limit: 2000)
                guard let last = batch.rows.last else { break }
                size = take(batch)
                next = last.index + 1
            }
            let head = try await recordedHead()
            // What the head has counted must be there by now.
            if case .success(let head) = head, head.size > size,
                try await !store.entryBatch(from: next, limit: 1).rows.isEmpty
            {
                continue
            }
            return head
        }
    }
}
