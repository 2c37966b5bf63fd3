import JWTKit
import Surroundings

/// What a provider vouches for: who signed in, for whom, when.
struct IDToken: JWTPayload {
    /// Clocks differ by this much.
    private static let skew = 60.0

    let iss: String
    let sub: String
    let aud: Audience
    let azp: String?
    let exp: Double
    let iat: Double
    let nbf: Double?
    let nonce: String?
    let email: String?
    let email_verified: Bool?

    /// One name or several.
    struct Audience: Codable, Sendable {
        let names: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            names = try (try? [container.decode(String.self)]) ?? container.decode([String].self)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(names)
        }
    }

    /// The claims are checked by `check`, which knows what to expect.
    func verify(using algorithm: some JWTAlgorithm) async throws {}

    /// - Throws: `OpenIDFailure.badToken` for a token that was made for somebody else, at another time, or for another
    ///   sign-in.
    func check(issuer: String, client: String, nonce expected: String, at now: Timestamp) throws(OpenIDFailure) {
        guard iss == issuer else { throw .badToken("it is of another issuer") }
        guard aud.names.contains(client) else { throw .badToken("it is for another client") }
        guard aud.names.count == 1 || azp != nil else { throw .badToken("it does not say for which client it is") }
        guard azp == nil || azp == client else { throw .badToken("it was asked for by another client") }
        let seconds = Double(now.microseconds) / 1e6
        guard exp.isFinite, exp > seconds - Self.skew else { throw .badToken("it has expired") }
        guard iat.isFinite, iat < seconds + Self.skew, nbf ?? 0 < seconds + Self.skew else {
            throw .badToken("it is from the future")
        }
        guard iat > seconds - 86_400 else { throw .badToken("it is too old") }
        guard let nonce, ConstantTime.equal(nonce, expected) else { throw .badToken("it is of another sign-in") }
        guard !sub.isEmpty, sub.utf8.count <= 255 else { throw .badToken("it names nobody") }
    }

    /// Believes a token whose signature one of the keys made.
    static func verified(_ token: String, by keys: [JWK]) async throws -> IDToken {
        for key in keys {
            let collection = JWTKeyCollection()
            guard (try? await collection.add(jwk: key)) != nil else { continue }
            do {
                return try await collection.verify(token, as: IDToken.self)
            } catch let error as JWTError where error.errorType == .signatureVerificationFailed {
                continue
            } catch {
                throw OpenIDFailure.badToken("its claims cannot be read")
            }
        }
        throw OpenIDFailure.badToken("it is not signed by the provider")
    }
}
