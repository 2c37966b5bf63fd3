import Surroundings
import Testing
import VigieAccess
import VigiePlan
import VigieTestSupport

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
