import DurableFiles
package import Surroundings

/// The private keys that sign checkpoints, as files in the data directory that only their owner may read.
///
/// The files are read anew each time something is signed, so that a key which another process has made or retired counts
/// at once. After a rotation both keys sign until the former one is removed: whoever knows only the former key sees that
/// the new one is its rightful successor.
package struct LedgerKeys: Sendable {
    package let archive: CheckpointArchive
    /// The name of the log, which its keys have in common.
    package let origin: String
    private let directory: String
    private let world: World

    /// Opens the keys of a data directory and makes the first one if there is none.
    ///
    /// - Parameter origin: how a new log is called; a name of its own is made up where there is none. It never changes.
    package static func open(in dataDirectory: String, world: World, origin: String? = nil) throws -> LedgerKeys {
        let directory = dataDirectory + "/keys"
        let archive = CheckpointArchive(in: dataDirectory)
        try DurableFile.makeDirectory(directory)
        return try FileLock.hold(directory + "/.lock") {
            // A log whose keys were lost goes on under its name.
            let known = try signers(in: directory).first?.verifier ?? archive.verifiers().first
            let name = known?.name ?? origin ?? "vigie.dev/ledger/\(world.identifier())"
            let keys = LedgerKeys(archive: archive, origin: name, directory: directory, world: world)
            if try signers(in: directory).isEmpty { try keys.add() }
            for signer in try signers(in: directory) { try archive.publish(signer.verifier) }
            return keys
        }
    }

    /// The keys that sign, the newest first.
    func signers() throws -> [NoteSigner] {
        try Self.signers(in: directory)
    }

    /// Makes a new key, which signs beside the former ones.
    func begin() throws -> NoteVerifier {
        try FileLock.hold(directory + "/.lock") { try add() }
    }

    /// Removes all keys but the newest.
    func retire() throws {
        try FileLock.hold(directory + "/.lock") {
            for name in try Self.names(in: directory).dropLast() { try DurableFile.remove("\(directory)/\(name)") }
        }
    }

    @discardableResult
    private func add() throws -> NoteVerifier {
        let signer = try NoteSigner(name: origin, seed: world.random.bytes(32))
        let last = try Self.names(in: directory).last.flatMap { Int($0.filter(\.isNumber)) } ?? 0
        let number = String(10_000 + last + 1).dropFirst()
        _ = try DurableFile.create("\(directory)/ledger-\(number).key", with: Array((signer.encoded + "\n").utf8))
        // First the private key: a public one that nobody has would only be confusing.
        try archive.publish(signer.verifier)
        return signer.verifier
    }

    private static func names(in directory: String) throws -> [String] {
        try DurableFile.names(in: directory).filter { $0.hasPrefix("ledger-") && $0.hasSuffix(".key") }
    }

    private static func signers(in directory: String) throws -> [NoteSigner] {
        try names(in: directory).reversed().compactMap { name in
            let path = "\(directory)/\(name)"
            guard let bytes = try DurableFile.read(path) else { return nil }
            let text = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first ?? ""
            return try NoteSigner(encoded: String(text))
        }
    }
}
