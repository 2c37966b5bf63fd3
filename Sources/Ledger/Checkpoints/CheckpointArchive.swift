import DurableFiles

/// The checkpoints that were signed, and the public keys that verify them, as files beside the store.
///
/// Nothing here is secret. Whoever keeps a copy elsewhere can prove later that nothing was taken away.
///
///     checkpoints/verifiers                       one verifier key a line, also those of former keys
///     checkpoints/latest                          the newest note
///     checkpoints/history/000000000042-1a2b3c4d   every note: its size and the id of the key
package struct CheckpointArchive: Sendable {
    package let directory: String

    /// - Parameter dataDirectory: the directory that the store lies in.
    package init(in dataDirectory: String) {
        directory = dataDirectory + "/checkpoints"
    }

    private var history: String { directory + "/history" }

    /// The public keys, oldest first.
    package func verifiers() throws -> [NoteVerifier] {
        guard let bytes = try DurableFile.read(directory + "/verifiers") else { return [] }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return try lines.map { line throws(LedgerError) in try NoteVerifier(encoded: String(line)) }
    }

    /// Every note that was kept, the smallest tree first.
    package func notes() throws -> [SignedNote] {
        try DurableFile.names(in: history).compactMap { try note(history + "/" + $0) }
    }

    /// The note with the largest tree.
    package func latest() throws -> SignedNote? {
        guard let name = try DurableFile.names(in: history).last else { return nil }
        return try note(history + "/" + name)
    }

    /// The note that was published last.
    package func published() throws -> SignedNote? {
        try note(directory + "/latest")
    }

    /// The notes with the largest trees, the largest first.
    package func newest(_ count: Int) throws -> [SignedNote] {
        // Of a long history no more is looked at than is asked for.
        if count == 1 { return try [published()].compactMap(\.self) }
        return try DurableFile.names(in: history).suffix(count).reversed().compactMap { try note(history + "/" + $0) }
    }

    func keep(_ note: SignedNote) throws {
        let checkpoint = try note.checkpoint()
        let id = note.signatures.first.map { NoteKeyText.hexadecimal($0.keyID) } ?? "unsigned"
        let size = String(checkpoint.size)
        let padded = String(repeating: "0", count: max(0, 12 - size.count)) + size
        try DurableFile.makeDirectory(history, mode: 0o755)
        try DurableFile.replace("\(history)/\(padded)-\(id)", with: Array(note.encoded.utf8), mode: 0o644)
        try FileLock.hold(directory + "/.lock") {
            guard let newest = try latest(), try newest.checkpoint().size <= checkpoint.size else { return }
            try DurableFile.replace(directory + "/latest", with: Array(note.encoded.utf8), mode: 0o644)
        }
    }

    func publish(_ verifier: NoteVerifier) throws {
        try DurableFile.makeDirectory(directory, mode: 0o755)
        try FileLock.hold(directory + "/.lock") {
            let known = try verifiers()
            guard !known.contains(verifier) else { return }
            let lines = (known + [verifier]).map { $0.encoded + "\n" }.joined()
            try DurableFile.replace(directory + "/verifiers", with: Array(lines.utf8), mode: 0o644)
        }
    }

    private func note(_ path: String) throws -> SignedNote? {
        try DurableFile.read(path).map { bytes throws(LedgerError) in try SignedNote(parsing: bytes) }
    }
}
