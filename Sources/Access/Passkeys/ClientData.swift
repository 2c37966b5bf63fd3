import Crypto
import JSONTree

/// What a browser says of the page that asked (WebAuthn, 5.8.1).
struct ClientData {
    enum Use: String {
        case create = "webauthn.create"
        case get = "webauthn.get"
    }

    /// The digest that the device signed.
    let digest: [UInt8]
    private let members: [String: JSONValue]

    init(_ bytes: [UInt8]) throws(PasskeyFailure) {
        guard bytes.count <= 1 << 14, let members = (try? JSONValue(parsing: bytes))?.object else { throw .malformed }
        self.members = members
        digest = Array(SHA256.hash(data: bytes))
    }

    func check(_ use: Use, challenge: String, _ party: RelyingParty) throws(PasskeyFailure) {
        guard members["type"]?.string == use.rawValue else { throw .wrongType }
        guard let given = members["challenge"]?.string, ConstantTime.equal(given, challenge) else {
            throw .badChallenge
        }
        guard members["origin"]?.string == party.origin else { throw .wrongOrigin }
        guard members["crossOrigin"]?.bool != true, members["topOrigin"] == nil else { throw .wrongOrigin }
    }
}
