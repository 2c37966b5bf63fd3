import Surroundings
import VigieStore

/// What a browser brings back is good once: what was brought back is remembered for as long as it would be good.
struct SpentOnce: Sendable {
    struct Mark: Codable, Sendable {
        let expiresAt: Timestamp
    }

    let chronicle: Chronicle
    let collection: String
    /// More than these at once are an attack, and would fill the store.
    var most = 10_000

    private var drawer: Drawer<Mark> { Drawer(store: chronicle.store, collection: collection) }

    /// Uses something up.
    ///
    /// - Returns: whether it was not used up before.
    /// - Throws: `.busy` where too much is remembered already.
    func spend(_ text: String, until end: Timestamp) async throws -> Bool {
        let now = chronicle.world.now()
        let marks = try await drawer.all()
        let lapsed = marks.filter { $0.value.expiresAt <= now }
        guard marks.count - lapsed.count < most else { throw AccessError.busy }
        let tidying = lapsed.map { drawer.removing($0.name) }
        do {
            let mark = try drawer.adding(Mark(expiresAt: end), as: BearerSecret.digest(of: text))
            _ = try await chronicle.store.commit(tidying + [mark])
        } catch StoreError.conflict {
            return false
        }
        return true
    }
}
