import FoundationEssentials
import GRDB
import MerkleTree
import VigieStore

/// The size and frontier of the ledger's tree: one row, written in the transaction that appends.
enum HeadTable {
    static func head(_ db: Database) throws -> LedgerHead {
        let stored = try db.first("SELECT size, frontier FROM ledger_head WHERE id = 1") { row in
            (size: try row.value(0) as Int64, hashes: try row.bytes(1))
        }
        guard let stored else { throw StoreError.corrupt("the ledger has no head") }
        let length = MerkleHash.length
        let roots = stride(from: 0, to: stored.hashes.count, by: length).map { start in
            Array(stored.hashes[start..<min(start + length, stored.hashes.count)])
        }
        guard let frontier = MerkleFrontier(size: stored.size, roots: roots) else {
            throw StoreError.corrupt("the head of the ledger does not fit its size \(stored.size)")
        }
        return LedgerHead(size: stored.size, frontier: frontier)
    }

    static func save(_ frontier: MerkleFrontier, _ db: Database) throws {
        let roots = Data(frontier.roots.joined())
        try db.run("UPDATE ledger_head SET size = ?, frontier = ? WHERE id = 1", [frontier.size, roots])
    }
}
