import JSONTree
import JWTKit

/// The head of a signed token: it says how it claims to be signed, which is not yet believed.
struct TokenHeader: Sendable {
    let algorithm: IdentityProvider.Algorithm
    let key: String?

    /// - Throws: `OpenIDFailure.badToken` for an algorithm that is not allowed, whatever it is.
    init(of token: String, allowing algorithms: [IdentityProvider.Algorithm]) throws(OpenIDFailure) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, token.utf8.count <= 1 << 16, let bytes = Base64URL.decode(parts[0]),
            let members = (try? JSONValue(parsing: bytes))?.object
        else { throw .badToken("it is not a signed token") }
        guard let algorithm = members["alg"]?.string.flatMap(IdentityProvider.Algorithm.init(rawValue:)),
            algorithms.contains(algorithm)
        else { throw .badToken("it is signed in a way that is not allowed") }
        // Extensions that must be understood are not.
        guard members["crit"] == nil, members["b64"] == nil else { throw .badToken("it demands an extension") }
        self.algorithm = algorithm
        key = members["kid"]?.string
    }

    /// The keys that could have made the signature: of the right kind, for signing, with the name it gives.
    func candidates(among keys: [JWK]) -> [JWK] {
        let suitable = keys.filter { (candidate: JWK) -> Bool in
            guard candidate.keyType == keyType, candidate.algorithm.map({ $0.rawValue == algorithm.rawValue }) ?? true
            else { return false }
            if let modulus = candidate.modulus, modulus.utf8.count < 340 { return false }
            return key == nil || candidate.keyIdentifier?.string == key
        }
        return suitable.prefix(8).map { (candidate: JWK) -> JWK in
            var candidate = candidate
            candidate.algorithm = JWK.Algorithm(rawValue: algorithm.rawValue)
            candidate.keyIdentifier = JWKIdentifier(string: candidate.keyIdentifier?.string ?? "only")
            candidate.privateExponent = nil
            return candidate
        }
    }

    private var keyType: JWK.KeyType {
        switch algorithm {
        case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512: .rsa
        case .es256, .es384, .es512: .ecdsa
        case .edDSA: .octetKeyPair
        }
    }
}
