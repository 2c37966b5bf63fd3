import Crypto
import FoundationEssentials
import JSONTree
import Surroundings
import VigiePlan

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
