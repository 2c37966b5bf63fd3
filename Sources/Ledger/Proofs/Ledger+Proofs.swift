package import MerkleTree
import VigieStore

extension Ledger {
    /// Shows that an entry stands at its index in the ledger of `size` entries; of all there are now if not said.
    package func inclusionProof(of index: Int64, size: Int64? = nil) async throws -> InclusionProof {
        let size = try await within(size)
        guard 0..<size ~= index else { throw LedgerError.notFound(index: index) }
        let path = MerkleProofPlan.inclusion(of: index, size: size)
        return InclusionProof(index: index, size: size, hashes: try await roots(of: path))
    }

    /// Shows that the ledger of `new` entries begins with that of `old`.
    package func consistencyProof(from old: Int64, to new: Int64? = nil) async throws -> ConsistencyProof {
        let size = try await within(new)
        guard 0...size ~= old else { throw LedgerError.notFound(index: old) }
        let path = MerkleProofPlan.consistency(from: old, to: size)
        return ConsistencyProof(from: old, to: size, hashes: try await roots(of: path))
    }

    /// A proof to hand out: with a checkpoint that has the entry, so that nothing of ours is needed to check it.
    ///
    /// Where one that was signed before has the entry, it is that one: looking at an entry signs and writes nothing.
    package func proof(of index: Int64) async throws -> LedgerProof {
        if let note = try archive?.published(), try note.checkpoint().size > index,
            let proof = try await proof(of: index, leadingTo: note)
        {
            return proof
        }
        guard let proof = try await proof(of: index, leadingTo: newestNote()) else {
            throw LedgerError.inconsistent("entry \(index) does not lead to what was signed")
        }
        return proof
    }

    private func proof(of index: Int64, leadingTo note: SignedNote) async throws -> LedgerProof? {
        let checkpoint = try note.checkpoint()
        let inclusion = try await inclusionProof(of: index, size: checkpoint.size)
        guard let leaf = try await store.leafHashes(index..<index + 1).first,
            inclusion.proves(leafHash: leaf, root: checkpoint.root)
        else { return nil }
        return LedgerProof(inclusion: inclusion, checkpoint: note)
    }

    /// A checkpoint of the ledger as it is now, or the last one where nothing can be signed.
    func newestNote() async throws -> SignedNote {
        if keys != nil { return try await checkpoint() }
        guard let note = try archive?.latest() else { throw LedgerError.noKeys }
        return note
    }

    private func within(_ size: Int64?) async throws -> Int64 {
        let present = try await self.size()
        guard let size else { return present }
        guard 0...present ~= size else { throw LedgerError.notFound(index: size) }
        return size
    }

    /// Each range's root, folded from the complete subtrees that the store keeps.
    private func roots(of path: [Range<Int64>]) async throws -> [[UInt8]] {
        let coverings = path.map(MerkleSubtree.covering)
        var stored = try await store.subtreeRoots(coverings.flatMap(\.self))[...]
        return coverings.compactMap { covering in
            defer { stored = stored.dropFirst(covering.count) }
            return MerkleHash.fold(Array(stored.prefix(covering.count)))
        }
    }
}
