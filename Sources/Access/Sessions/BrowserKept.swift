import Crypto
import FoundationEssentials
import JSONTree
import Surroundings
import VigiePlan
import VigieStore

/// What has to be remembered of somebody on their way until the browser comes back. The browser keeps it, sealed, so that
/// strangers who begin something cost nothing here.
protocol BrowserKept: Codable, Sendable {
    /// What is sealed for one purpose opens for no other.
    static var purpose: [UInt8] { get }
    /// How many bytes are looked at, at the most.
    static var longest: Int { get }
}

extension BrowserKept {
    func sealed(with key: SymmetricKey, _ world: World) throws -> Secret {
        let nonce = try AES.GCM.Nonce(data: world.random.bytes(12))
        let box = try AES.GCM.seal(
            JSONValue(encoding: self).canonical, using: key, nonce: nonce, authenticating: Self.purpose)
        return Secret(Base64URL.encode(box.combined ?? Data()))
    }

    /// `nil` for what was not sealed here, for this purpose.
    init?(sealed text: String, with key: SymmetricKey) {
        guard text.utf8.count <= Self.longest, let bytes = Base64URL.decode(text),
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let clear = try? AES.GCM.open(box, using: key, authenticating: Self.purpose),
            let kept = try? JSONValue(parsing: clear).decoded(as: Self.self)
        else { return nil }
        self = kept
    }
}

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
