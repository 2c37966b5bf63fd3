import MerkleTree
import VigieStore

extension Ledger {
    /// Signs the ledger as it is now, and keeps the checkpoint beside the store.
    ///
    /// Refuses if the ledger does not continue the newest checkpoint that was kept: what was signed once stays signed.
    package func checkpoint() async throws -> SignedNote {
        guard let keys, let archive else { throw LedgerError.noKeys }
        // First the older of the two, because another process may be signing too.
        let former = try archive.latest()?.checkpoint()
        let head = try await store.ledgerHead()
        let checkpoint = Checkpoint(origin: keys.origin, size: head.size, root: head.frontier.root)
        if let former { try await continues(former, with: checkpoint) }
        let note = try SignedNote(text: checkpoint.text, signers: try keys.signers())
        try archive.keep(note)
        return note
    }

    /// Puts a new signing key in the place of the present one.
    ///
    /// The change itself is an entry, and the checkpoint that follows is signed by both keys, so that whoever trusted
    /// the former key can go on to the new one. Former checkpoints stay verifiable: their public keys are kept.
    package func rotateKey(actor: String) async throws -> (verifier: NoteVerifier, checkpoint: SignedNote) {
        guard let keys else { throw LedgerError.noKeys }
        let former = try keys.signers().map(\.verifier.encoded)
        let verifier = try keys.begin()
        let rotation = KeyRotation(verifier: verifier.encoded, former: former)
        try await append(rotation, subject: "Ledger/\(keys.origin)", actor: actor)
        let note = try await checkpoint()
        try keys.retire()
        return (verifier, note)
    }

    private func continues(_ older: Checkpoint, with newer: Checkpoint) async throws {
        guard older.size <= newer.size else {
            throw LedgerError.inconsistent(
                "a checkpoint of \(older.size) entries was signed and only \(newer.size) are left")
        }
        let proof = try await consistencyProof(from: older.size, to: newer.size)
        guard older.origin == newer.origin, proof.proves(olderRoot: older.root, newerRoot: newer.root) else {
            throw LedgerError.inconsistent(
                "the first \(older.size) entries are not those of the checkpoint that was signed before")
        }
    }
}
