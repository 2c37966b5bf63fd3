import Foundation
import Surroundings
import Testing
import VigieAccess
import VigieLedger
import VigiePlan
import VigieTestSupport
import Wording

/// Against a real provider: Debian's glewlwyd.
@Suite struct OpenIDTests {
    private func lab() throws -> AccessLab {
        try AccessLab(start: World.system.now())
    }

    /// The provider's own name for ada, which an administrator looks up there.
    private func subject(at provider: ProviderProcess) async throws -> String {
        let lab = try lab()
        let policy = AccessPolicy.trusting(provider.issuer, claim: "email")
        let departure = try await lab.access.openID.begin("home", redirect: ProviderProcess.redirect, under: policy)
        return try await lab.access.openID.identity(
            in: try await lab.visit(provider, departure), cookie: departure.cookie.reveal(), under: policy
        ).subject
    }

    @Test func `somebody signs in at a provider that follows the standard, once for each time they go there`()
        async throws
    {
        let (lab, provider) = (try lab(), try await ProviderProcess.start(.glewlwyd))
        let policy = AccessPolicy.trusting(provider.issuer, subject: try await subject(at: provider))
        let (openID, redirect) = (lab.access.openID, ProviderProcess.redirect)
        let departure = try await openID.begin("home", redirect: redirect, under: policy)
        let answer = try await lab.visit(provider, departure)
        let opened = try await openID.finish(
            answer, cookie: departure.cookie.reveal(), from: AccessLab.here, under: policy)
        #expect(opened.identity.person == "ada" && opened.session.method == .openID)
        _ = try await lab.access.sessions.authenticate(opened.token.reveal(), under: policy)
        await #expect(throws: AccessError.openID(.badState), "the same return again") {
            try await openID.finish(answer, cookie: departure.cookie.reveal(), from: AccessLab.here, under: policy)
        }

        let second = try await openID.begin("home", redirect: redirect, under: policy)
        let fresh = try await lab.visit(provider, second)
        let stolen = OpenIDSignIn.Return(state: fresh.state, code: answer.code)
        await #expect {
            try await openID.finish(stolen, cookie: second.cookie.reveal(), from: AccessLab.here, under: policy)
        } throws: { error in
            guard case AccessError.openID(.denied) = error else { return false }
            return true
        }

        let third = try await openID.begin("home", redirect: redirect, under: policy)
        let theirs = try await lab.visit(provider, try await openID.begin("home", redirect: redirect, under: policy))
        let injected = OpenIDSignIn.Return(state: Self.state(of: third), code: theirs.code)
        await #expect(throws: AccessError.self, "another sign-in's code: it is bound to that one's verifier") {
            try await openID.finish(injected, cookie: third.cookie.reveal(), from: AccessLab.here, under: policy)
        }
        #expect(try await lab.count(AccessLogin.self) == 1)
        #expect(try await lab.count(AccessRefused.self) >= 2)
    }

    private static func state(of departure: Departure) -> String? {
        URLComponents(string: departure.url)?.queryItems?.first { $0.name == "state" }?.value
    }

    @Test func `who comes back without what they took along, or too late, is not let in`() async throws {
        let (lab, provider) = (try lab(), try await ProviderProcess.start(.hostile))
        let policy = AccessPolicy.trusting(provider.issuer)
        let openID = lab.access.openID
        let departure = try await openID.begin("home", redirect: ProviderProcess.redirect, under: policy)
        let other = try await openID.begin("home", redirect: ProviderProcess.redirect, under: policy)
        let answer = try await lab.visit(provider, departure)
        let cookie = departure.cookie.reveal()
        let attempts: [(OpenIDSignIn.Return, String?)] = [
            (answer, nil), (answer, ""), (answer, other.cookie.reveal()),
            (answer, String(cookie.dropLast(2)) + (cookie.hasSuffix("AA") ? "BB" : "AA")),
            (OpenIDSignIn.Return(state: nil, code: answer.code), cookie),
            (OpenIDSignIn.Return(state: "", code: answer.code), cookie),
            (OpenIDSignIn.Return(state: Self.state(of: other), code: answer.code), cookie),
        ]
        for (answer, cookie) in attempts {
            await #expect(throws: AccessError.openID(.badState)) {
                try await openID.finish(answer, cookie: cookie, from: AccessLab.here, under: policy)
            }
        }
        let mixedUp = OpenIDSignIn.Return(state: answer.state, code: answer.code, issuer: "https://evil.example")
        await #expect(throws: AccessError.openID(.badToken("the answer is of another provider"))) {
            try await openID.finish(mixedUp, cookie: cookie, from: AccessLab.here, under: policy)
        }
        lab.clock.advance(by: .seconds(601))
        await #expect(throws: AccessError.openID(.badState)) {
            try await openID.finish(
                try await lab.visit(provider, other), cookie: other.cookie.reveal(), from: AccessLab.here, under: policy
            )
        }
        #expect(try await lab.count(AccessLogin.self) == 0)
    }

    @Test func `a person who was disabled, or has no role, is not let in by a provider either`() async throws {
        let (lab, provider) = (try lab(), try await ProviderProcess.start(.hostile))
        let policy = AccessPolicy.trusting(provider.issuer)
        _ = try await lab.enter(at: provider, under: policy)
        try await lab.access.accounts.disable("ada", by: try await lab.root(), under: policy)
        await #expect(throws: AccessError.accountDisabled) { try await lab.enter(at: provider, under: policy) }
        try await lab.access.accounts.enable("ada", by: try await lab.root())
        _ = try await lab.enter(at: provider, under: policy)
        let changed = AccessPolicy.trusting(provider.issuer, subject: "somebody-else")
        await #expect(throws: AccessError.openID(.unknownPerson)) { try await lab.enter(at: provider, under: changed) }
    }

    @Test func `a provider that is away says so, and nothing of what was to be sent`() async throws {
        let lab = try lab()
        let policy = AccessPolicy.trusting("http://127.0.0.1:1")
        await #expect(throws: AccessError.openID(.provider("it cannot be reached"))) {
            try await lab.access.openID.begin("home", redirect: ProviderProcess.redirect, under: policy)
        }
        await #expect(throws: AccessError.openID(.provider("it did not answer a moment ago"))) {
            try await lab.access.openID.begin("home", redirect: ProviderProcess.redirect, under: policy)
        }
        await #expect(throws: AccessError.openID(.unknownProvider("nowhere"))) {
            try await lab.access.openID.begin("nowhere", redirect: ProviderProcess.redirect, under: policy)
        }
    }
}

extension AccessLab {
    /// Signs ada in at a provider.
    func enter(at provider: ProviderProcess, under policy: AccessPolicy) async throws -> OpenedSession {
        let departure = try await access.openID.begin("home", redirect: ProviderProcess.redirect, under: policy)
        let answer = try await visit(provider, departure)
        return try await access.openID.finish(
            answer, cookie: departure.cookie.reveal(), from: Self.here, under: policy)
    }
}
