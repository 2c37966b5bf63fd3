import Crypto
import FoundationEssentials
import JSONTree
import Surroundings
package import VigiePlan
import VigieStore
import Wording

/// Signing in at an identity provider: OpenID Connect's authorization code flow with PKCE.
package struct OpenIDSignIn: Sendable {
    /// What the browser brings back in the query of the redirect.
    package struct Return: Sendable {
        package let state: String?
        package let code: String?
        package let error: String?
        package let issuer: String?

        package init(state: String?, code: String?, error: String? = nil, issuer: String? = nil) {
            self.state = state
            self.code = code
            self.error = error
            self.issuer = issuer
        }
    }

    private static let collection = "access.openid"
    private static let patience = Duration.seconds(600)

    let accounts: Accounts
    let sessions: Sessions
    let throttle: LoginThrottle
    let refusals: Refusals
    let secrets: SecretResolver
    let line = ProviderLine()
    let directory: ProviderDirectory

    private var chronicle: Chronicle { accounts.chronicle }
    private var world: World { chronicle.world }
    private var used: SpentOnce { SpentOnce(chronicle: chronicle, collection: Self.collection) }

    /// The providers of a plan, for the buttons of the sign-in page.
    package func providers(in plan: Plan) -> [Resource<IdentityProvider>] {
        plan.all(IdentityProvider.self)
    }

    /// Sends somebody to a provider.
    ///
    /// - Parameter redirect: the URL they come back to; it has to be registered at the provider.
    package func begin(_ name: String, redirect: String, under policy: AccessPolicy) async throws -> Departure {
        guard let provider = policy.plan.find(IdentityProvider.self, name)?.spec else {
            throw AccessError.openID(.unknownProvider(name))
        }
        return try await mapped {
            let metadata = try await directory.metadata(of: provider.issuer)
            let travel = OpenIDTravel(
                provider: name, issuer: provider.issuer, clientID: provider.clientID, redirect: redirect,
                expiresAt: world.now() + Self.patience, world)
            let fields = [
                ("response_type", "code"), ("client_id", provider.clientID), ("redirect_uri", redirect),
                ("scope", Self.scope(of: provider)), ("state", travel.state), ("nonce", travel.nonce),
                ("code_challenge", travel.challenge), ("code_challenge_method", "S256"),
            ]
            let separator = metadata.authorization.contains("?") ? "&" : "?"
            return Departure(
                url: metadata.authorization + separator + FormText.encode(fields.map { (name: $0.0, value: $0.1) }),
                cookie: try travel.sealed(with: try await key(), world))
        }
    }

    /// Lets somebody in who comes back from a provider. A return is good once.
    ///
    /// - Parameter cookie: what they took along.
    package func finish(
        _ answer: Return, cookie: String?, from visit: Visit, under policy: AccessPolicy
    ) async throws -> OpenedSession {
        do {
            return try await mapped {
                let attempt = try await throttle.admit(nil, isKnown: false, from: visit)
                let travel = try await welcomeBack(answer, cookie)
                let provider = try provider(of: travel, in: policy)
                let claims = try await claims(for: answer, travel, provider)
                try await throttle.excuse(attempt)
                let person = try Self.person(named: claims, by: provider.claim, at: travel.provider, in: policy.plan)
                let account = try await accounts.find(person)
                guard account?.isDisabled != true else { throw AccessError.accountDisabled }
                return try await sessions.open(
                    person, method: .openID, epoch: account?.epoch ?? 0, isFounder: account?.isFounder ?? false,
                    from: visit, under: policy)
            }
        } catch let error as AccessError {
            try await refusals.note(action: "login", reason: error.problem.code, from: visit)
            throw error
        }
    }

    /// What a provider says of who comes back, for finding out what it calls people.
    package func identity(
        in answer: Return, cookie: String, under policy: AccessPolicy
    ) async throws -> (subject: String, email: String?) {
        try await mapped {
            let travel = try await welcomeBack(answer, cookie)
            let claims = try await claims(for: answer, travel, try provider(of: travel, in: policy))
            return (claims.sub, claims.email)
        }
    }

    /// Checks that this browser left from here for what it brings back, and that it was not brought back before.
    private func welcomeBack(_ answer: Return, _ cookie: String?) async throws -> OpenIDTravel {
        guard let cookie, let travel = OpenIDTravel(sealed: cookie, with: try await key()),
            world.now() < travel.expiresAt, let state = answer.state, ConstantTime.equal(state, travel.state)
        else { throw OpenIDFailure.badState }
        guard try await used.spend(state, until: travel.expiresAt) else { throw OpenIDFailure.badState }
        return travel
    }

    /// The plan may have changed meanwhile: what counts is what it says now.
    private func provider(of travel: OpenIDTravel, in policy: AccessPolicy) throws -> IdentityProvider {
        guard let provider = policy.plan.find(IdentityProvider.self, travel.provider)?.spec,
            provider.issuer == travel.issuer, provider.clientID == travel.clientID
        else { throw OpenIDFailure.unknownProvider(travel.provider) }
        return provider
    }

    private func claims(
        for answer: Return, _ travel: OpenIDTravel, _ provider: IdentityProvider
    ) async throws -> IDToken {
        let metadata = try await directory.metadata(of: provider.issuer)
        // Mixed up providers would send one's code to another (RFC 9207).
        guard answer.issuer == nil && !metadata.namesItself || answer.issuer == provider.issuer else {
            throw OpenIDFailure.badToken("the answer is of another provider")
        }
        if let error = answer.error { throw OpenIDFailure.denied(String(error.prefix(100))) }
        guard let code = answer.code, !code.isEmpty else { throw OpenIDFailure.denied("it gave no code") }
        let token = try await redeem(code, travel, provider, metadata)
        let header = try TokenHeader(of: token, allowing: provider.algorithms)
        let keys = try await directory.keys(of: provider.issuer, for: header)
        let claims = try await IDToken.verified(token, by: keys)
        try claims.check(
            issuer: provider.issuer, client: provider.clientID, nonce: travel.nonce, at: world.now())
        return claims
    }

    private func redeem(
        _ code: String, _ travel: OpenIDTravel, _ provider: IdentityProvider, _ metadata: ProviderMetadata
    ) async throws -> String {
        var form = [
            (name: "grant_type", value: "authorization_code"), (name: "code", value: code),
            (name: "redirect_uri", value: travel.redirect), (name: "code_verifier", value: travel.verifier),
        ]
        var authorization: Secret?
        if let reference = provider.clientSecret {
            let secret = try resolve(reference)
            if metadata.authenticatesByPost {
                form += [("client_id", provider.clientID), ("client_secret", secret.reveal())]
            } else {
                let pair = "\(FormText.escape(provider.clientID)):\(FormText.escape(secret.reveal()))"
                authorization = Secret("Basic \(Data(pair.utf8).base64EncodedString())")
            }
        } else {
            form.append(("client_id", provider.clientID))
        }
        let (status, body) = try await line.post(metadata.token, form: form, authorization: authorization)
        if (400...403).contains(status), let error = body?.object?["error"]?.string {
            throw OpenIDFailure.denied(String(error.prefix(100)))
        }
        guard status == 200, let token = body?.object?["id_token"]?.string else {
            throw OpenIDFailure.provider("it answered \(status) and no token")
        }
        return token
    }

    private func resolve(_ reference: SecretReference) throws -> Secret {
        do {
            return try secrets.resolve(reference)
        } catch {
            throw OpenIDFailure.secret("It is to come from the \(reference).")
        }
    }

    /// The one person of the plan whom the claims mean.
    private static func person(
        named claims: IDToken, by claim: IdentityProvider.Claim, at provider: String, in plan: Plan
    ) throws(OpenIDFailure) -> String {
        let found = plan.all(Person.self).filter { person in
            switch claim {
            case .subject:
                person.spec.identities.contains { $0.provider.name == provider && $0.subject == claims.sub }
            case .email:
                claims.email_verified == true && EmailText.isSame(person.spec.email, claims.email)
            }
        }
        guard found.count == 1 else { throw .unknownPerson }
        return found[0].name
    }

    private static func scope(of provider: IdentityProvider) -> String {
        (["openid"] + provider.scopes.filter { $0 != "openid" }).joined(separator: " ")
    }

    private func key() async throws -> SymmetricKey {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("vigie/openid/v1".utf8), using: try await chronicle.key())
        return SymmetricKey(data: code)
    }

    private func mapped<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let failure as OpenIDFailure {
            throw AccessError.openID(failure)
        }
    }
}
