import Surroundings
import Testing
import VigieAccess
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport

/// A process that is killed before or after each of its writes: what it did is done whole, or not at all.
@Suite struct CrashTests {
    /// What somebody was told before the process died.
    private struct Told {
        var session: OpenedSession?
        var endedSession: OpenedSession?
        var token: CreatedToken?
        var revokedToken: CreatedToken?
        var disabled = false
    }

    private let policy = AccessPolicy.of(["ada": .admin, "grace": .viewer])

    private func access(_ store: any Store, _ clock: ManualClock, seed: UInt64) -> Access {
        let world = World(clock: clock, random: SeededRandom(seed: seed))
        return Access(
            store: store, ledger: Ledger(store: store, world: world), world: world, keys: "/nonexistent",
            passwordCost: AccessLab.cheap)
    }

    /// A life in short: set up, sign in, end a session, revoke a token, disable a colleague.
    private func live(_ access: Access, _ told: inout Told) async throws {
        guard let link = try await access.setup.issue() else { return }
        let first = try await access.setup.use(
            link.reveal(), person: "ada", password: AccessLab.password, from: AccessLab.here, under: policy)
        told.session = first
        let ada = first.identity
        try await access.accounts.add("grace", password: AccessLab.password, by: ada)
        for turn in 0..<2 {
            let outcome = try await access.signIn.begin(
                "grace", password: AccessLab.password, from: AccessLab.here, under: policy)
            guard case .done(let opened) = outcome else { return }
            let token = try await access.tokens.create(
                for: "grace", label: "", roles: .everywhere(.viewer), life: .seconds(3600), by: ada, under: policy)
            told.token = token
            if turn == 0 {
                try await access.sessions.end(opened.session.id, of: "grace", by: opened.identity)
                told.endedSession = opened
                try await access.tokens.revoke(token.token.id, of: "grace", by: ada)
                told.revokedToken = token
            }
        }
        try await access.accounts.disable("grace", by: ada, under: policy)
        told.disabled = true
    }

    @Test(arguments: CrashingStore.Moment.allCases)
    func `whenever a process is killed, what was granted holds and what was ended is over`(
        moment: CrashingStore.Moment
    ) async throws {
        let counting = CrashingStore(InMemoryStore())
        var nothing = Told()
        try await live(access(counting, ManualClock(), seed: 1), &nothing)
        #expect(counting.writes > 15)
        for write in 1...counting.writes {
            let (inner, clock) = (InMemoryStore(), ManualClock())
            var told = Told()
            try? await live(access(CrashingStore(inner, dyingAt: write, moment), clock, seed: 1), &told)
            try await examine(access(inner, clock, seed: 2), inner, told, "killed \(moment) write \(write)")
        }
    }

    private func examine(
        _ access: Access, _ store: InMemoryStore, _ told: Told, _ when: Comment
    ) async throws {
        let ledger = Ledger(store: store, world: World(clock: ManualClock(), random: SeededRandom(seed: 3)))
        let accounts = try await access.accounts.list().map(\.person)
        let uses = try await ledger.all(SetupUsed.self).count
        #expect(accounts.contains("ada") == (uses == 1) && uses <= 1, when)
        if let session = told.session {
            #expect(try await access.sessions.authenticate(session.token.reveal(), under: policy).person == "ada", when)
        }
        if let ended = told.endedSession {
            await #expect(throws: AccessError.unauthenticated, when) {
                try await access.sessions.authenticate(ended.token.reveal(), under: policy)
            }
        }
        if let revoked = told.revokedToken {
            await #expect(throws: AccessError.unauthenticated, when) {
                try await access.tokens.authenticate(revoked.text.reveal(), under: policy)
            }
        }
        if told.disabled, let token = told.token {
            await #expect(throws: AccessError.unauthenticated, when) {
                try await access.tokens.authenticate(token.text.reveal(), under: policy)
            }
        }
        let logins = try await ledger.all(AccessLogin.self).count
        let ends = try await ledger.all(AccessChanged.self).filter { $0.evidence.change == .sessionEnded }.count
        #expect(try await store.documents(in: "access.sessions").count == logins - ends, when)
    }
}
