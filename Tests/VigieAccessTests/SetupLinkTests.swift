import Surroundings
import Testing
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport

@testable import VigieAccess

@Suite struct SetupLinkTests {
    @Test func `the link makes the first account once, and its use is recorded`() async throws {
        let lab = try AccessLab()
        let link = try #require(try await lab.access.setup.issue()).reveal()
        #expect(try await lab.access.setup.issue() == nil, "it is shown once")
        #expect(try await lab.another().setup.issue() == nil)
        #expect(try await lab.access.setup.isGood(link))
        let opened = try await lab.access.setup.use(
            link, person: "ada", password: AccessLab.password, from: AccessLab.here, under: .silent)
        #expect(opened.identity.roles == .everywhere(.admin))
        #expect(try await lab.count(SetupUsed.self) == 1)
        _ = try await lab.access.sessions.authenticate(opened.token.reveal(), under: .silent)
        await #expect(throws: AccessError.badSetupLink) {
            try await lab.access.setup.use(
                link, person: "mallory", password: AccessLab.password, from: AccessLab.here, under: .silent)
        }
        #expect(try await lab.access.setup.issue(replacing: true) == nil, "there is an account")
        #expect(try await lab.access.accounts.list().map(\.person) == ["ada"])
    }

    @Test func `a link is good for an hour, and another can be had`() async throws {
        let lab = try AccessLab()
        let link = try #require(try await lab.access.setup.issue()).reveal()
        lab.clock.advance(by: SetupLink.life)
        #expect(try await !lab.access.setup.isGood(link))
        await #expect(throws: AccessError.badSetupLink) {
            try await lab.access.setup.use(
                link, person: "ada", password: AccessLab.password, from: AccessLab.here, under: .silent)
        }
        let next = try #require(try await lab.access.setup.issue()).reveal()
        let lost = try #require(try await lab.access.setup.issue(replacing: true)).reveal()
        #expect(try await !lab.access.setup.isGood(next))
        #expect(try await lab.access.setup.isGood(lost))
        for text in forgeries(of: lost) { #expect(try await !lab.access.setup.isGood(text)) }
    }

    @Test func `a server that is in use shows no link when it starts`() async throws {
        let lab = try AccessLab()
        let provider = """
            ---
            apiVersion: vigie.dev/v1
            kind: IdentityProvider
            metadata: {name: home}
            spec: {displayName: Home, issuer: "https://id.example.org", clientID: vigie, clientSecret: {fromEnv: X}}

            """
        let people = """
            ---
            apiVersion: vigie.dev/v1
            kind: Person
            metadata: {name: ada}
            ---
            apiVersion: vigie.dev/v1
            kind: RoleBinding
            metadata: {name: admins}
            spec: {role: admin, people: [ada]}

            """
        let byProvider = AccessPolicy.reading(provider + people)
        #expect(byProvider.isDeclared && !byProvider.plan.all(IdentityProvider.self).isEmpty)
        #expect(try await lab.access.setup.issueAtStart(under: byProvider) == nil)
        #expect(try await lab.store.documents(in: "access.setup").isEmpty, "and there is none that could be guessed")
        #expect(try await lab.access.setup.issueAtStart(under: .reading(people)) != nil, "nobody could come in")
        let other = try AccessLab()
        _ = try await other.ledger.append(
            AccessLogin(method: .openID, session: "x", source: nil), subject: "person/x", actor: "person/x")
        #expect(try await other.access.setup.issueAtStart(under: .silent) == nil, "somebody came in before")
        #expect(try await other.access.setup.issue() != nil, "whoever sits before the machine may have one")
    }

    @Test func `a password that will not do leaves the link good`() async throws {
        let lab = try AccessLab()
        let link = try #require(try await lab.access.setup.issue()).reveal()
        await #expect(throws: AccessError.weakPassword(.tooShort)) {
            try await lab.access.setup.use(
                link, person: "ada", password: Secret("short"), from: AccessLab.here, under: .silent)
        }
        await #expect(throws: AccessError.badPersonName("../ada")) {
            try await lab.access.setup.use(
                link, person: "../ada", password: AccessLab.password, from: AccessLab.here, under: .silent)
        }
        #expect(try await lab.access.setup.isGood(link))
    }

    @Test func `a founder whom the plan does not name has no rights left`() async throws {
        let lab = try AccessLab()
        let link = try #require(try await lab.access.setup.issue()).reveal()
        let opened = try await lab.access.setup.use(
            link, person: "ada", password: AccessLab.password, from: AccessLab.here, under: .silent)
        let declared = AccessPolicy.of(["grace": .admin])
        await #expect(throws: AccessError.sessionEnded(.rolesChanged)) {
            try await lab.access.sessions.authenticate(opened.token.reveal(), under: declared)
        }
        await #expect(throws: AccessError.noRole(person: "ada")) { try await lab.enter("ada", under: declared) }
    }
}
