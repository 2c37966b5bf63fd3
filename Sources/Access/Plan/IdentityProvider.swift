import JSONTree
package import VigiePlan
import Wording

/// Where people sign in with an account they have already (OpenID Connect).
package struct IdentityProvider: ResourceSpec {
    /// A signature that a provider can be trusted by: with a key that it alone has.
    package enum Algorithm: String, CaseIterable, Sendable, Codable {
        case rs256 = "RS256"
        case rs384 = "RS384"
        case rs512 = "RS512"
        case ps256 = "PS256"
        case ps384 = "PS384"
        case ps512 = "PS512"
        case es256 = "ES256"
        case es384 = "ES384"
        case es512 = "ES512"
        case edDSA = "EdDSA"
    }

    /// What says which person of the plan has signed in.
    package enum Claim: String, CaseIterable, Sendable, Codable {
        case subject = "sub"
        case email
    }

    package static let kind = "IdentityProvider"
    package static let summary = "Where people sign in with an account they have already (OpenID Connect)."

    package let displayName: String?
    package let issuer: String
    package let clientID: String
    package let clientSecret: SecretReference?
    package let algorithms: [Algorithm]
    package let scopes: [String]
    package let claim: Claim

    package init(from fields: inout Fields) {
        displayName = fields.optional("displayName", .string, "The name on the button; otherwise its own.")
        issuer = fields.required(
            "issuer", .issuer, "The provider's issuer URL; its discovery document lies below it.")
        clientID = fields.required("clientID", .string, "Vigie's name at the provider.")
        clientSecret = fields.optional(
            "clientSecret", .secret, "Vigie's secret at the provider; without it Vigie is a public client.")
        algorithms = fields.optional(
            "algorithms", .list(of: .choice(Algorithm.self), atLeast: 1), default: [.rs256, .es256],
            "The signatures that are believed.")
        scopes = fields.optional(
            "scopes", .list(of: .scope), default: ["profile", "email"], "What is asked for besides openid.")
        claim = fields.optional(
            "claim", .choice(Claim.self), default: .subject,
            "What names the person: sub (see Person.identities), or an email that the provider says it verified.")
    }
}

extension Shape where Value == String {
    /// An issuer as OpenID Connect demands it: https, no query, no fragment. In clear on this machine alone.
    static var issuer: Shape<String> {
        parsed(
            "an issuer URL", example: "https://login.example.org", pattern: "^https?://[^?#\\s]+$",
            standIn: "https://login.example.org"
        ) { text in
            guard let url = WebAddress(text), url.query == nil, url.fragment == nil else {
                throw ShapeProblem("is not an issuer URL", hint: "write it like https://login.example.org")
            }
            guard url.isSecure || url.isLoopback else {
                throw ShapeProblem("is not https, so anybody on the way could sign in", hint: "write https://")
            }
            return text
        } write: {
            .string($0)
        }
    }

    /// A scope-token of RFC 6749.
    static var scope: Shape<String> {
        parsed("a scope", example: "email", pattern: "^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$", standIn: "email") { text in
            guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C })
            else { throw ShapeProblem("is not a scope", hint: "write one word, such as email") }
            return text
        } write: {
            .string($0)
        }
    }
}
