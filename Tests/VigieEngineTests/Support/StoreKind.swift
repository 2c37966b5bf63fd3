import Foundation
import VigieStore
import VigieStoreSQLite
import VigieTestSupport

/// The stores that the engine's proofs are made on.
enum StoreKind: String, CaseIterable, Sendable {
    case memory
    case sqlite

    /// Runs a test with a way to open the same store again and again, as one process after the other does.
    func withStore<Result>(
        _ body: (_ open: @Sendable () throws -> any Store) async throws -> Result
    ) async throws -> Result {
        switch self {
        case .memory:
            let store = InMemoryStore()
            return try await body { store }
        case .sqlite:
            let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: directory) }
            return try await body { try SQLiteStore.open(directory.appending(path: "vigie.db").path) }
        }
    }
}
