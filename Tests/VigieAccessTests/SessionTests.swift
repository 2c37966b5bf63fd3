import Surroundings
import Testing
import VigieAccess
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport

@Suite struct SessionTests {
    private let policy = AccessPolicy.of(["ada": .admin, "grace": .viewer])

    @Test func `a session says who it is, and a changed token says nothing`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        let opened = try await lab.enter("ada", under: policy)
        let identity = try await lab.access.sessions.authenticate(opened.token.reveal(), under: policy)
        #expect(identity == opened.identity)
        #expect(identity.displayName == "Ada" && identity.actor.hasPrefix("person/") && !identity.actor.contains("ada"))
        for text in forgeries(of: opened.token.reveal()) {
            await #expect(throws: AccessError.unauthenticated) {
                try await lab.access.sessions.authenticate(text, under: policy)
            }
        }
    }

    @Test func `a session ends when it is not used, and at its time even if it is`() async throws {
        let lab = try AccessLab(limits: SessionLimits(idle: .seconds(3600), absolute: .seconds(4 * 3600)))
        try await lab.add("ada")
        let (idle, used) = (try await lab.enter("ada", under: policy), try await lab.enter("ada", under: policy))
        for _ in 0..<4 {
            lab.clock.advance(by: .seconds(3000))
            _ = try await lab.access.sessions.authenticate(used.token.reveal(), under: policy)
        }
        await #expect(throws: AccessError.sessionEnded(.idle)) {
            try await lab.access.sessions.authenticate(idle.token.reveal(), under: policy)
        }
        lab.clock.advance(by: .seconds(2400))
        await #expect(throws: AccessError.sessionEnded(.expired)) {
            try await lab.access.sessions.authenticate(used.token.reveal(), under: policy)
        }
        #expect(try await lab.store.documents(in: "access.sessions").isEmpty, "nothing is left of them")
    }

    @Test func `what a person may do changes in the plan, and their session is over in every process`() async throws {
        let lab = try AccessLab()
        try await lab.add("grace")
        let token = try await lab.enter("grace", under: policy).token.reveal()
        let raised = AccessPolicy.of(["ada": .admin, "grace": .operator])
        await #expect(throws: AccessError.sessionEnded(.rolesChanged)) {
            try await lab.another().sessions.authenticate(token, under: raised)
        }
        await #expect(throws: AccessError.unauthenticated) {
            try await lab.access.sessions.authenticate(token, under: policy)
        }
        let changes = try await lab.ledger.all(AccessChanged.self).filter { $0.evidence.change == .rolesChanged }
        #expect(changes.map(\.evidence.before) == [.everywhere(.viewer)])
        #expect(changes.map(\.evidence.after) == [.everywhere(.operator)])
    }

    @Test func `what stays open holds as long as it would be let in, and is no use of the session`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        try await lab.add("grace")
        let (access, root) = (lab.access, try await lab.root())
        func enter() async throws -> Identity { try await lab.enter("grace", under: policy).identity }
        let (ended, idle) = (try await enter(), try await enter())
        #expect(try await access.stillHolds(ended, under: policy))
        #expect(try await !access.stillHolds(ended, under: .of(["ada": .admin, "grace": .operator])))
        #expect(try await access.stillHolds(ended, under: policy), "to ask ends nothing")
        guard case .session(let id) = ended.credential else { return }
        try await access.sessions.end(id, of: "grace", by: root)
        #expect(try await !access.stillHolds(ended, under: policy))
        for _ in 0..<12 {
            #expect(try await access.stillHolds(idle, under: policy))
            lab.clock.advance(by: .seconds(3600))
        }
        #expect(try await !access.stillHolds(idle, under: policy))
        let token = try await access.tokens.create(
            for: "grace", label: "", roles: .everywhere(.viewer), life: .seconds(7200), by: root, under: policy)
        let program = try await access.tokens.authenticate(token.text.reveal(), under: policy)
        #expect(try await access.stillHolds(program, under: policy))
        #expect(try await !access.stillHolds(program, under: .of(["ada": .admin])))
        let late = try await enter()
        try await access.accounts.disable("grace", by: root, under: policy)
        #expect(try await !access.stillHolds(program, under: policy))
        #expect(try await !access.stillHolds(late, under: policy))
    }

    @Test func `who leaves the plan is out at once`() async throws {
        let lab = try AccessLab()
        try await lab.add("grace")
        let token = try await lab.enter("grace", under: policy).token.reveal()
        await #expect(throws: AccessError.sessionEnded(.rolesChanged)) {
            try await lab.access.sessions.authenticate(token, under: .of(["ada": .admin]))
        }
        await #expect(throws: AccessError.noRole(person: "grace")) {
            try await lab.enter("grace", under: .of(["ada": .admin]))
        }
    }

    @Test func `a new password and a disabled account end every session`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        let first = try await lab.enter("ada", under: policy)
        let other = try lab.another()
        let password = Secret("another moon over other boats")
        try await other.accounts.setPassword(of: "ada", to: password, by: try await lab.root())
        await #expect(throws: AccessError.sessionEnded(.passwordChanged)) {
            try await lab.access.sessions.authenticate(first.token.reveal(), under: policy)
        }
        await #expect(throws: AccessError.badCredentials) { try await lab.enter("ada", under: policy) }
        let again = try await lab.access.signIn.begin("ada", password: password, from: AccessLab.here, under: policy)
        guard case .done(let second) = again else {
            Issue.record("not let in")
            return
        }
        try await other.accounts.disable("ada", by: try await lab.root(), under: policy)
        await #expect(throws: AccessError.sessionEnded(.accountDisabled)) {
            try await lab.access.sessions.authenticate(second.token.reveal(), under: policy)
        }
        await #expect(throws: AccessError.accountDisabled) {
            try await lab.access.signIn.begin("ada", password: password, from: AccessLab.here, under: policy)
        }
        try await other.accounts.enable("ada", by: try await lab.root())
        await #expect(throws: AccessError.unauthenticated, "what was ended stays ended") {
            try await lab.access.sessions.authenticate(second.token.reveal(), under: policy)
        }
    }

    @Test func `owners see and end their sessions, and nobody else's`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        try await lab.add("grace")
        let (one, two) = (try await lab.enter("ada", under: policy), try await lab.enter("ada", under: policy))
        let other = try await lab.enter("grace", under: policy)
        #expect(Set(try await lab.access.sessions.list(of: "ada").map(\.id)) == [one.session.id, two.session.id])
        await #expect(throws: AccessError.unknownSession(other.session.id)) {
            try await lab.access.sessions.end(other.session.id, of: "ada", by: one.identity)
        }
        try await lab.access.sessions.end(two.session.id, of: "ada", by: one.identity)
        await #expect(throws: AccessError.unauthenticated) {
            try await lab.another().sessions.authenticate(two.token.reveal(), under: policy)
        }
        #expect(try await lab.access.sessions.list(of: "ada").map(\.id) == [one.session.id])
    }

    /// Using a session writes when it was used; ending it in the midst of that must win.
    @Test func `a session that is used and ended at once is ended`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        for _ in 0..<10 {
            let opened = try await lab.enter("ada", under: policy)
            lab.clock.advance(by: .seconds(120))
            let other = try lab.another()
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        _ = try? await lab.access.sessions.authenticate(opened.token.reveal(), under: policy)
                    }
                }
                group.addTask {
                    try? await other.sessions.end(opened.session.id, of: "ada", by: opened.identity)
                }
            }
            await #expect(throws: AccessError.unauthenticated) {
                try await lab.access.sessions.authenticate(opened.token.reveal(), under: policy)
            }
        }
    }

    @Test func `the cookie goes to this host alone, over https, and not to scripts`() throws {
        let cookie = SessionCookie(isSecure: true)
        #expect(
            cookie.header(for: Secret("t")) == "__Host-vigie=t; Path=/; HttpOnly; SameSite=Lax; Secure")
        #expect(cookie.clearing == "__Host-vigie=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure")
        #expect(SessionCookie(isSecure: false).header(for: Secret("t")) == "vigie=t; Path=/; HttpOnly; SameSite=Lax")
        #expect(cookie.token(in: "a=b; __Host-vigie=abc; c=d") == "abc")
        #expect(cookie.token(in: "vigie=abc") == nil, "one that came in clear is not taken for the secure one")
        #expect(cookie.token(in: "__Host-vigie=abc; __Host-vigie=def") == nil)
        #expect(cookie.token(in: "x__Host-vigie=abc") == nil)
        #expect(cookie.token(in: "") == nil)
    }

    @Test func `a form is good for the session it was made for`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        let one = try await lab.enter("ada", under: policy).token.reveal()
        let two = try await lab.enter("ada", under: policy).token.reveal()
        let token = try #require(CSRFToken.make(for: one))
        #expect(CSRFToken.verify(token, for: one))
        #expect(
            !CSRFToken.verify(token, for: two) && !CSRFToken.verify(nil, for: one) && !CSRFToken.verify("", for: one))
        #expect(!one.contains(token) && !token.contains(one))
        let stranger = CSRFToken.anonymous(lab.world)
        #expect(CSRFToken.verify(CSRFToken.make(for: stranger), for: stranger))
        #expect(!CSRFToken.verify(CSRFToken.make(for: stranger), for: one))
    }
}

/// What an attacker makes of a token.
func forgeries(of text: String) -> [String] {
    let flipped = String(text.dropLast()) + (text.last == "0" ? "1" : "0")
    return [
        "", " ", flipped, text + "0", String(text.dropLast()), text.uppercased(), text + "\n", "\0" + text,
        text.replacing(".", with: ".."), String(text.prefix(17)), String(repeating: "0", count: text.count),
        "../" + text.dropFirst(3), "' OR 1=1 --" + text.dropFirst(11), String(repeating: "a", count: 1 << 20),
    ].filter { $0 != text }
}
