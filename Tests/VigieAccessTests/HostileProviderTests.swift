import Surroundings
import Testing
import VigieAccess
import VigieTestSupport

/// Against a provider that lies: whatever it says, it must not let anybody in whom it may not vouch for.
@Suite struct HostileProviderTests {
    private static let lies: [(name: String, reason: String)] = [
        ("wrong-nonce", "it is of another sign-in"), ("no-nonce", "it is of another sign-in"),
        ("wrong-audience", "it is for another client"), ("other-party", "it was asked for by another client"),
        ("wrong-issuer", "it is of another issuer"), ("expired", "it has expired"),
        ("no-expiry", "its claims cannot be read"), ("future", "it is from the future"),
        ("not-yet", "it is from the future"), ("ancient", "it is too old"), ("nobody", "it names nobody"),
        ("alg-none", "it is signed in a way that is not allowed"),
        ("alg-none-capital", "it is signed in a way that is not allowed"),
        ("hmac-with-public-key", "it is signed in a way that is not allowed"),
        ("hmac-with-client-secret", "it is signed in a way that is not allowed"),
        ("hmac-that-says-rsa", "it is not signed by the provider"),
        ("other-key", "it is not signed by the provider"), ("unknown-key", "it is not signed by the provider"),
        ("weak-key", "it is not signed by the provider"), ("key-in-header", "it is not signed by the provider"),
        ("no-signature", "it is not signed by the provider"), ("altered", "it is not signed by the provider"),
        ("extension", "it demands an extension"), ("garbage", "it is not a signed token"),
    ]

    @Test func `a token that is not for this client, this sign-in and this moment is not believed`() async throws {
        let provider = try await ProviderProcess.start(.hostile)
        let policy = AccessPolicy.trusting(provider.issuer)
        for (lie, reason) in Self.lies {
            let lab = try AccessLab(start: World.system.now())
            try await provider.lie(lie)
            await #expect(throws: AccessError.openID(.badToken(reason)), "\(lie)") {
                try await lab.enter(at: provider, under: policy)
            }
            #expect(try await lab.count(AccessLogin.self) == 0)
            #expect(try await lab.count(AccessRefused.self) == 1)
        }
        let lab = try AccessLab(start: World.system.now())
        for honest in ["none", "several-audiences"] {
            try await provider.lie(honest)
            _ = try await lab.enter(at: provider, under: policy)
        }
    }

    @Test func `somebody the provider knows and the plan does not stays outside`() async throws {
        let (lab, provider) = (try AccessLab(start: World.system.now()), try await ProviderProcess.start(.hostile))
        try await provider.lie("mallory")
        await #expect(throws: AccessError.openID(.unknownPerson)) {
            try await lab.enter(at: provider, under: .trusting(provider.issuer))
        }
        let byMail = AccessPolicy.trusting(provider.issuer, claim: "email")
        for lie in ["mallory", "unverified"] {
            try await provider.lie(lie)
            await #expect(throws: AccessError.openID(.unknownPerson), "\(lie)") {
                try await lab.enter(at: provider, under: byMail)
            }
        }
        try await provider.lie("verified-as-text")
        await #expect(throws: AccessError.self) { try await lab.enter(at: provider, under: byMail) }
        try await provider.lie("verified")
        #expect(try await lab.enter(at: provider, under: byMail).identity.person == "ada")
    }

    @Test func `a provider that changes its keys is believed, one that was sent elsewhere is not`() async throws {
        let (lab, provider) = (try AccessLab(start: World.system.now()), try await ProviderProcess.start(.hostile))
        let policy = AccessPolicy.trusting(provider.issuer)
        _ = try await lab.enter(at: provider, under: policy)
        try await provider.lie("rotated")
        await #expect(throws: AccessError.self, "its keys are not asked for at everybody's whim") {
            try await lab.enter(at: provider, under: policy)
        }
        lab.clock.advance(by: .seconds(31))
        _ = try await lab.enter(at: provider, under: policy)
        try await provider.lie("none")
        await #expect(throws: AccessError.self, "the key of before is no key any more") {
            try await lab.enter(at: provider, under: policy)
        }
    }

    @Test(arguments: [
        "redirect", "html", "no-token", "huge", "discovery-of-another", "discovery-in-clear", "discovery-is-html",
    ])
    func `an answer that is not the standard's is no answer`(lie: String) async throws {
        let (lab, provider) = (try AccessLab(start: World.system.now()), try await ProviderProcess.start(.hostile))
        try await provider.lie(lie)
        await #expect {
            try await lab.enter(at: provider, under: .trusting(provider.issuer))
        } throws: { error in
            guard case AccessError.openID(.provider) = error else { return false }
            return true
        }
        #expect(try await lab.count(AccessLogin.self) == 0)
    }
}
