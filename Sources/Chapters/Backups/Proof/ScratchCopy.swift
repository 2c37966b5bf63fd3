import DurableFiles
import FoundationEssentials
import Glibc
import JSONTree
import Tools

/// The directory that a copy is restored into, and everything that belongs to it.
///
/// It carries a marker. What does not carry it is never written into, and never removed.
struct ScratchCopy: Sendable {
    private static let marker = "vigie-scratch.json"

    let directory: String
    /// Who the copy belongs to.
    let run: String
    let account: Account?

    /// The place for a run's copy in the directory of all copies.
    init(of run: String, in parent: String, account: Account?) {
        self.init(directory: "\(parent)/\(run)", run: run, account: account)
    }

    private init(directory: String, run: String, account: Account?) {
        self.directory = directory
        self.run = run
        self.account = account
    }

    var data: String { directory + "/data" }
    var tablespaces: String { directory + "/tablespaces" }
    var settings: String { directory + "/settings" }
    var log: String { directory + "/server.log" }
    var segments: String { directory + "/segments" }
    var engine: EngineDirectory { EngineDirectory(directory + "/pgbackrest") }

    /// The directory of the server's socket. A socket's whole path may have 107 bytes, so that a copy in a deep place
    /// needs another one.
    var socket: String {
        let own = directory + "/socket"
        guard own.utf8.count > 80 else { return own }
        let temporary = FileManager.default.temporaryDirectory.path
        return (temporary.hasSuffix("/") ? String(temporary.dropLast()) : temporary) + "/vigie-\(run)"
    }

    /// Makes the directories, empty; what an earlier attempt of the same run left is removed first.
    func create() async throws {
        try await remove()
        let files = OwnedFiles(account: account)
        try files.makePassage(DurableFile.directory(of: directory))
        try files.makeDirectory(directory, mode: 0o700)
        let note: JSONValue = ["run": .string(run), "socket": .string(socket)]
        try DurableFile.replace("\(directory)/\(Self.marker)", with: Array(note.pretty.utf8), mode: 0o644)
        for path in [data, tablespaces, settings, socket, segments] { try files.makeDirectory(path, mode: 0o700) }
    }

    /// Empties the places that a restore fills: what an attempt that was cut off left there.
    func empty() async throws {
        try await CopyProcesses(directory: directory).end()
        let files = OwnedFiles(account: account)
        for path in [data, tablespaces, segments] {
            try? FileManager.default.removeItem(atPath: path)
            try files.makeDirectory(path, mode: 0o700)
        }
        try? FileManager.default.removeItem(atPath: log)
    }

    var exists: Bool { unsafe access(directory, F_OK) == 0 }

    /// Stops whatever works in the copy, and removes it with all that belongs to it.
    func remove() async throws {
        guard exists else { return }
        guard try isOurs else { throw BackupsError.notOurs(path: directory) }
        try await CopyProcesses(directory: directory).end()
        if socket != directory + "/socket" { try? FileManager.default.removeItem(atPath: socket) }
        // The marker goes last: were this cut short, the rest would still be known as ours.
        for name in try FileManager.default.contentsOfDirectory(atPath: directory) where name != Self.marker {
            try FileManager.default.removeItem(atPath: "\(directory)/\(name)")
        }
        try FileManager.default.removeItem(atPath: directory)
    }

    private var isOurs: Bool {
        get throws {
            guard let bytes = try DurableFile.read("\(directory)/\(Self.marker)") else {
                return try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty
            }
            return (try? JSONValue(parsing: bytes))?["run"]?.string == run
        }
    }

    /// All copies in a directory; what does not carry the marker is not among them.
    static func all(in parent: String) throws -> [ScratchCopy] {
        try DurableFile.names(in: parent).compactMap { name in
            guard let bytes = try DurableFile.read("\(parent)/\(name)/\(marker)"),
                let run = (try? JSONValue(parsing: bytes))?["run"]?.string, run == name
            else { return nil }
            return ScratchCopy(of: run, in: parent, account: nil)
        }
    }

    /// Free bytes where the copy lies.
    func freeSpace() throws -> Int64 {
        var information = statvfs()
        guard unsafe statvfs(directory, &information) == 0 else { throw FileError("measure", directory) }
        return Int64(information.f_bavail) * Int64(information.f_frsize)
    }
}
