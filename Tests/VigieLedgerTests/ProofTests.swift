import MerkleTree
import Testing
import VigieLedger
import VigieStore

@Suite struct ProofTests {
    @Test func `each entry is proven to be in each checkpoint that has it`() async throws {
        let scratch = try await ScratchLedger(entries: 37)
        let entries = try await scratch.store.entries(EntryQuery())
        let roots = try await rootsBySize(entries)
        for size in Int64(1)...37 {
            for index in stride(from: 0, to: size, by: 3) {
                let proof = try await scratch.ledger.inclusionProof(of: index, size: size)
                #expect(proof.proves(leafHash: entries[Int(index)].leafHash, root: roots[Int(size)]))
            }
            for older in Int64(0)...size {
                let proof = try await scratch.ledger.consistencyProof(from: older, to: size)
                #expect(proof.proves(olderRoot: roots[Int(older)], newerRoot: roots[Int(size)]))
            }
        }
    }

    @Test func `a proof is checked offline with nothing but the entry, its text and the verifier key`() async throws {
        let scratch = try await ScratchLedger(entries: 11)
        let proof = try await scratch.ledger.proof(of: 6)
        let bytes = try await scratch.store.entries(EntryQuery(index: 6, limit: 1))[0].entry.bytes
        let verifiers = try #require(try scratch.ledger.archive?.verifiers())
        let read = try LedgerProof(parsing: proof.encoded)
        #expect(read == proof)
        #expect(try read.verify(entry: bytes, verifiers: verifiers).size == 11)
        #expect(throws: LedgerError.self) { try read.verify(entry: bytes + [0x20], verifiers: verifiers) }
        #expect(throws: LedgerError.self) { try read.verify(entry: bytes, verifiers: []) }
        let elsewhere = try LedgerProof(parsing: proof.encoded.replacing("index 6", with: "index 7"))
        #expect(throws: LedgerError.self) { try elsewhere.verify(entry: bytes, verifiers: verifiers) }
    }

    @Test func `a ledger of one entry has a proof without hashes`() async throws {
        let scratch = try await ScratchLedger(entries: 1)
        let proof = try await scratch.ledger.proof(of: 0)
        #expect(proof.encoded.hasPrefix("c2sp.org/tlog-proof@v1\nindex 0\n\n"))
        #expect(try LedgerProof(parsing: proof.encoded) == proof)
    }

    @Test func `what is not there cannot be proven`() async throws {
        let scratch = try await ScratchLedger(entries: 3)
        for index in [-1, 3, 99] as [Int64] {
            await #expect(throws: LedgerError.notFound(index: index)) {
                try await scratch.ledger.inclusionProof(of: index)
            }
        }
        await #expect(throws: LedgerError.notFound(index: 4)) {
            try await scratch.ledger.inclusionProof(of: 0, size: 4)
        }
        await #expect(throws: LedgerError.notFound(index: 4)) { try await scratch.ledger.consistencyProof(from: 4) }
        #expect(throws: LedgerError.self) { try LedgerProof(parsing: "c2sp.org/tlog-proof@v1\nindex x\n\n") }
    }

    private func rootsBySize(_ entries: [StoredEntry]) async throws -> [[UInt8]] {
        let scratch = try await ScratchLedger()
        var roots = [try await scratch.store.ledgerHead().frontier.root]
        for stored in entries {
            _ = try await scratch.store.commit([.appendEntry(stored.entry)])
            roots.append(try await scratch.store.ledgerHead().frontier.root)
        }
        return roots
    }
}
