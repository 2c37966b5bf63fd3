import Surroundings
import Testing
import VigieAccess
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieStore
import VigieTestSupport

@Suite struct RefusalTests {
    private let policy = AccessPolicy.of(["ada": .admin, "grace": .viewer])

    @Test func `what is refused stands in the ledger, once a window and source, with how often`() async throws {
        let lab = try AccessLab()
        try await lab.add("grace")
        let grace = try await lab.enter("grace", under: policy).identity
        for _ in 0..<500 {
            await #expect(throws: AccessError.refused(.operate(.backups), has: .viewer)) {
                try await lab.access.require(.operate(.backups), of: grace, from: AccessLab.here)
            }
        }
        #expect(try await lab.count(AccessRefused.self) == 1)
        lab.clock.advance(by: Refusals.window)
        try await lab.access.refusals.flush()
        let entries = try await lab.ledger.all(AccessRefused.self)
        #expect(entries.map(\.evidence.count) == [499, 1])
        #expect(entries.allSatisfy { $0.evidence.action == "operate in backups" && $0.entry.subject == grace.actor })
        try await lab.access.require(.read(.backups), of: grace, from: AccessLab.here)
        #expect(try await lab.count(AccessRefused.self) == 2)
    }

    @Test func `an attacker with a thousand addresses does not fill the ledger`() async throws {
        let lab = try AccessLab()
        for number in 0..<1000 {
            _ = try? await lab.access.authenticate(
                session: String(repeating: "0", count: 16) + "." + String(repeating: "1", count: 52),
                from: Visit(address: "10.0.\(number >> 8).\(number & 255)"), under: policy)
        }
        let entries = try await lab.ledger.all(AccessRefused.self, limit: 5000)
        #expect(entries.count == 101)
        lab.clock.advance(by: Refusals.window)
        try await lab.access.refusals.flush()
        let all = try await lab.ledger.all(AccessRefused.self, limit: 5000)
        #expect(all.map(\.evidence.count).reduce(0, +) == 1000, "each is counted")
        #expect(all.count == 102)
    }

    @Test func `nothing in the ledger says who or where in clear, and nothing stored opens a door`() async throws {
        let lab = try AccessLab()
        let visit = Visit(address: "198.51.100.23", agent: "Planted/1.0 (agent)")
        let link = try #require(try await lab.access.setup.issue()).reveal()
        let opened = try await lab.access.setup.use(
            link, person: "ada", password: AccessLab.password, from: visit, under: .silent)
        try await lab.add("grace")
        let second = try await lab.enter("grace", under: policy, from: visit)
        let token = try await lab.access.tokens.create(
            for: "grace", label: "planted label", roles: .everywhere(.viewer), life: .seconds(600),
            by: second.identity, under: policy)
        _ = try? await lab.access.signIn.begin(
            "grace", password: Secret("planted guess"), from: visit, under: policy)
        _ = try? await lab.access.signIn.begin(
            "planted-name", password: Secret("planted guess"), from: visit, under: policy)
        _ = try? await lab.access.require(.administer(), of: second.identity, from: visit)
        try await lab.access.accounts.disable("grace", by: opened.identity, under: policy)
        try await lab.access.refusals.flush(ending: true)
        let ledger = try await lab.ledgerText()
        #expect(ledger.contains("access.refused") && ledger.contains("access.login"))
        for planted in [
            "ada", "grace", "planted", "Planted", "198.51", "example.org", AccessLab.password.reveal(), link,
            opened.token.reveal(), token.text.reveal(),
        ] {
            #expect(!ledger.contains(planted), "\(planted) stands in the ledger")
        }
        let collections = [
            "access.accounts", "access.sessions", "access.tokens", "access.setup", "access.throttle", "access.pending",
        ]
        for collection in collections {
            for document in try await lab.store.documents(in: collection) {
                let text = document.key.name + String(decoding: document.body, as: UTF8.self)
                for secret in [AccessLab.password.reveal(), "planted guess", "planted-name"] {
                    #expect(!text.contains(secret))
                }
                for credential in [link, opened.token.reveal(), second.token.reveal()] {
                    #expect(!text.contains(credential.suffix(52)))
                }
            }
        }
    }
}
