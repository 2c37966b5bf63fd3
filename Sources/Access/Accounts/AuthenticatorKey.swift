import Crypto
import DurableFiles
import FoundationEssentials
import Surroundings

/// Encrypts what Vigie shares with authenticator apps, with a key that lies beside the store and never in it: whoever
/// has a copy of the store alone cannot make codes.
struct AuthenticatorKey: Sendable {
    private static let name = "authenticators.key"

    private let path: String
    private let world: World

    /// - Parameter directory: where Vigie keeps the keys that it makes for itself; both are made at first use.
    init(in directory: String, world: World) {
        path = "\(directory)/\(Self.name)"
        self.world = world
    }

    func seal(_ secret: String, of person: String) throws -> SharedSecret {
        let nonce = try AES.GCM.Nonce(data: world.random.bytes(12))
        let box = try AES.GCM.seal(
            Array(secret.utf8), using: try key(), nonce: nonce, authenticating: Self.context(person))
        return .sealed((box.combined ?? Data()).base64EncodedString())
    }

    /// - Throws: `AccessError.damaged` if the key is not the one it was sealed with, or it is somebody else's.
    func open(_ secret: SharedSecret, of person: String) throws -> String {
        switch secret {
        case .clear(let text): return text
        case .sealed(let text):
            guard let bytes = Data(base64Encoded: text), let key = try known(),
                let box = try? AES.GCM.SealedBox(combined: bytes),
                let clear = try? AES.GCM.open(box, using: key, authenticating: Self.context(person))
            else { throw AccessError.damaged(collection: Accounts.collection) }
            return String(decoding: clear, as: UTF8.self)
        }
    }

    private func key() throws -> SymmetricKey {
        if let key = try known() { return key }
        try DurableFile.makeDirectory(DurableFile.directory(of: path))
        // Another process may have been faster; then its key is the key.
        let fresh = world.random.bytes(32)
        guard try !DurableFile.create(path, with: fresh), let key = try known() else {
            return SymmetricKey(data: fresh)
        }
        return key
    }

    private func known() throws -> SymmetricKey? {
        guard let bytes = try DurableFile.read(path) else { return nil }
        guard bytes.count == 32 else { throw AccessError.damaged(collection: Self.name) }
        return SymmetricKey(data: bytes)
    }

    private static func context(_ person: String) -> [UInt8] {
        Array("vigie/authenticator/v1\n\(person)".utf8)
    }
}
