import VigieStore

extension Ledger {
    /// Hands out the whole ledger as text, an entry a line: the very bytes that were hashed.
    ///
    /// - Parameter write: takes some whole lines at a time.
    /// - Returns: the checkpoint that the lines belong to; what came later is left out.
    package func export(_ write: ([UInt8]) throws -> Void) async throws -> SignedNote {
        let note = try await newestNote()
        let size = try note.checkpoint().size
        var next: Int64 = 0
        while next < size {
            let batch = try await store.entryBatch(from: next, limit: Int(min(size - next, 5000)))
            guard let last = batch.rows.last else { throw LedgerError.notFound(index: next) }
            var lines: [UInt8] = []
            for row in batch.rows {
                lines += batch.storage[row.bytes]
                lines.append(UInt8(ascii: "\n"))
            }
            try write(lines)
            next = last.index + 1
        }
        return note
    }
}
