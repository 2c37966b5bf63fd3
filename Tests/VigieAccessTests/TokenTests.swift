import Surroundings
import Testing
import VigieAccess
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieStore
import VigieTestSupport

@Suite struct TokenTests {
    private let policy = AccessPolicy.of(["ada": .admin, "grace": .operator])

    private func token(
        _ lab: AccessLab, for person: String = "grace", _ roles: Roles = .everywhere(.viewer),
        life: Duration = .seconds(3600)
    ) async throws -> CreatedToken {
        try await lab.access.tokens.create(
            for: person, label: "for the pipeline", roles: roles, life: life, by: try await lab.root(), under: policy)
    }

    @Test func `a token is shown once, stored as a digest, and good until it expires`() async throws {
        let lab = try AccessLab()
        let created = try await token(lab)
        let text = created.text.reveal()
        #expect(text.hasPrefix("vigie_") && "\(created)".contains(text) == false)
        let identity = try await lab.another().tokens.authenticate(text, under: policy)
        #expect(identity.credential == .token(created.token.id) && identity.roles == .everywhere(.viewer))
        let secret = try #require(text.split(separator: "_").last)
        for document in try await lab.store.documents(in: "access.tokens") {
            #expect(!String(decoding: document.body, as: UTF8.self).contains(secret))
        }
        #expect(try await lab.access.tokens.list(of: "grace").first?.lastUsedAt == lab.clock.now())
        for forged in forgeries(of: text) {
            await #expect(throws: AccessError.unauthenticated) {
                try await lab.access.tokens.authenticate(forged, under: policy)
            }
        }
        lab.clock.advance(by: .seconds(3600))
        await #expect(throws: AccessError.unauthenticated) {
            try await lab.access.tokens.authenticate(text, under: policy)
        }
    }

    @Test func `a revoked token is good nowhere, and revoking it again changes nothing`() async throws {
        let lab = try AccessLab()
        let created = try await token(lab)
        let (other, root) = (try lab.another(), try await lab.root())
        _ = try await lab.access.tokens.authenticate(created.text.reveal(), under: policy)
        await #expect(throws: AccessError.unknownToken(created.token.id)) {
            try await other.tokens.revoke(created.token.id, of: "ada", by: root)
        }
        try await other.tokens.revoke(created.token.id, of: "grace", by: root)
        try await other.tokens.revoke(created.token.id, of: nil, by: root)
        await #expect(throws: AccessError.unauthenticated) {
            try await lab.access.tokens.authenticate(created.text.reveal(), under: policy)
        }
        let changes = try await lab.ledger.all(AccessChanged.self).map(\.evidence.change)
        #expect(changes == [.tokenRevoked, .tokenCreated])
    }

    @Test func `a token may do no more than its owner, then and now`() async throws {
        let lab = try AccessLab()
        for roles in [Roles.none, .everywhere(.admin), Roles(chapters: [.backups: .approver])] {
            await #expect(throws: AccessError.badTokenRoles(wanted: roles, owner: .everywhere(.operator))) {
                try await token(lab, roles)
            }
        }
        let narrow = try await token(lab, Roles(chapters: [.backups: .operator]))
        let identity = try await lab.access.tokens.authenticate(narrow.text.reveal(), under: policy)
        #expect(identity.may(.operate(.backups)) && !identity.may(.read(.secrets)) && !identity.may(.read()))
        let lowered = AccessPolicy.of(["ada": .admin, "grace": .viewer])
        let now = try await lab.access.tokens.authenticate(narrow.text.reveal(), under: lowered)
        #expect(now.may(.read(.backups)) && !now.may(.operate(.backups)))
        await #expect(throws: AccessError.noRole(person: "grace")) {
            try await lab.access.tokens.authenticate(narrow.text.reveal(), under: .of(["ada": .admin]))
        }
    }

    @Test(arguments: [Duration.zero, .seconds(-5), .seconds(59), .seconds(367 * 86_400)])
    func `a token lives from a minute to a year`(life: Duration) async throws {
        let lab = try AccessLab()
        await #expect(throws: AccessError.badTokenLife) { try await token(lab, life: life) }
    }

    @Test func `a token of a disabled person, or of nobody, is none`() async throws {
        let lab = try AccessLab()
        let created = try await token(lab)
        try await lab.access.accounts.disable("grace", by: try await lab.root(), under: policy)
        await #expect(throws: AccessError.unauthenticated) {
            try await lab.access.tokens.authenticate(created.text.reveal(), under: policy)
        }
        await #expect(throws: AccessError.unknownPerson("mallory")) { try await token(lab, for: "mallory") }
    }

    @Test func `a token that is used and revoked at once is revoked`() async throws {
        let lab = try AccessLab()
        for _ in 0..<10 {
            let created = try await token(lab)
            let (other, root) = (try lab.another(), try await lab.root())
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        _ = try? await lab.access.tokens.authenticate(created.text.reveal(), under: policy)
                    }
                }
                group.addTask { try? await other.tokens.revoke(created.token.id, of: nil, by: root) }
            }
            await #expect(throws: AccessError.unauthenticated) {
                try await lab.access.tokens.authenticate(created.text.reveal(), under: policy)
            }
        }
    }
}
