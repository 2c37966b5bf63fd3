import Testing
import VigieLedger
import VigiePlan
import VigieStore

@testable import VigieAccess

@Suite struct ForgettingTests {
    private let policy = AccessPolicy.of(["ada": .admin, "grace": .viewer])

    @Test func `who is forgotten is nobody any more, and the ledger stays whole`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        try await lab.add("grace")
        let opened = try await lab.enter("grace", under: policy)
        let token = try await lab.access.tokens.create(
            for: "grace", label: "grace's own", roles: .everywhere(.viewer), life: .seconds(600), by: opened.identity,
            under: policy)
        let ada = try await lab.enter("ada", under: policy).identity
        try await lab.access.forget("grace", by: ada)
        await #expect(throws: AccessError.unauthenticated) {
            try await lab.access.sessions.authenticate(opened.token.reveal(), under: policy)
        }
        await #expect(throws: AccessError.unauthenticated) {
            try await lab.access.tokens.authenticate(token.text.reveal(), under: policy)
        }
        await #expect(throws: AccessError.unknownPerson("grace")) { try await lab.access.forget("grace", by: ada) }
        let vault = PersonVault(store: lab.store, world: lab.world)
        #expect(try await vault.name(of: String(opened.identity.actor.dropFirst("person/".count))) == nil)
        #expect(try await vault.name(of: String(ada.actor.dropFirst("person/".count))) == "ada")
        #expect(try await lab.ledger.verify().isIntact)
        for collection in ["access.accounts", "access.sessions", "access.tokens", "access.throttle", "vault.people"] {
            for document in try await lab.store.documents(in: collection) {
                #expect(!(document.key.name + String(decoding: document.body, as: UTF8.self)).contains("grace"))
            }
        }
    }

    @Test func `what a plan changes in who may do what is recorded once`() async throws {
        let lab = try AccessLab()
        func takeUp(_ policy: AccessPolicy) async throws -> [String] {
            try await RoleChanges(chronicle: lab.access.chronicle, policy: policy).record()
        }
        #expect(try await takeUp(.silent) == [])
        #expect(try await takeUp(policy) == ["ada", "grace"])
        #expect(try await takeUp(policy) == [])
        #expect(try await takeUp(.of(["ada": .admin, "grace": .approver])) == ["grace"])
        #expect(try await takeUp(.of(["ada": .admin])) == ["grace"])
        let changes = try await lab.ledger.all(AccessChanged.self)
        #expect(
            changes.map(\.evidence.before) == [.everywhere(.approver), .everywhere(.viewer), Roles.none, Roles.none])
        #expect(
            changes.map(\.evidence.after)
                == [Roles.none, .everywhere(.approver), .everywhere(.viewer), .everywhere(.admin)])
        #expect(try await !lab.ledgerText().contains("grace"))
    }

    @Test func `what is damaged lets nobody in`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        let opened = try await lab.enter("ada", under: policy)
        let key = DocumentKey("access.sessions", opened.session.id)
        for body in ["", "{", "[]", "{\"digest\":\"\"}"] {
            _ = try await lab.store.commit([.putDocument(key, body: Array(body.utf8), expecting: nil)])
            await #expect(throws: AccessError.damaged(collection: "access.sessions")) {
                try await lab.access.authenticate(
                    session: opened.token.reveal(), from: AccessLab.here, under: policy)
            }
        }
    }
}
