import Foundation
import VigieStoreSQLite

/// A directory that goes with the last who refers to it.
final class Scratch: Sendable {
    let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-store-\(UUID().uuidString)").path

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    var path: String { directory + "/vigie.db" }

    func open(_ options: SQLiteStore.Options = SQLiteStore.Options()) throws -> SQLiteStore {
        try SQLiteStore.open(path, options: options)
    }

    /// The names of the files in the directory, sorted.
    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    }
}
