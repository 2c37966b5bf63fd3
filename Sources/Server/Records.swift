package import Surroundings
package import VigieLedger
package import VigieStore
import VigieStoreSQLite
import Wording

/// What a Vigie remembers: its store and its ledger.
package struct Records: Sendable {
    package let directory: DataDirectory
    package let world: World
    package let store: any Store
    package let ledger: Ledger

    /// Opens the records for the length of `body`.
    ///
    /// - Parameter makes: Whether they are begun where there are none; otherwise that is an error, so that a mistyped
    ///   path does not look like an empty ledger.
    package static func open<Value>(
        _ directory: DataDirectory, world: World = .system, makes: Bool = false, _ body: (Records) async throws -> Value
    ) async throws -> Value {
        guard makes || directory.exists else {
            throw Problem(
                code: "data.missing", nature: .usage, title: "There are no records here yet.",
                detail: "'\(directory.path)' holds no Vigie's data.",
                hint: "run something first, such as `vigie backup prove`, or say where they are with --data DIRECTORY")
        }
        try directory.create()
        let store = try SQLiteStore.open(directory.store)
        do {
            let keys = try LedgerKeys.open(in: directory.path, world: world)
            let records = Records(
                directory: directory, world: world, store: store,
                ledger: Ledger(store: store, world: world, keys: keys))
            let value = try await body(records)
            try store.close()
            return value
        } catch {
            try? store.close()
            throw error
        }
    }
}
