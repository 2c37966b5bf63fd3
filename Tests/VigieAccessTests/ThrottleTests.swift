import Glibc
import Surroundings
import Synchronization
import Testing
import VigieAccess
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport

@Suite struct ThrottleTests {
    @Test func `a password that nobody had time to look at was not a wrong one`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        let gate = Gate()
        let world = World(clock: lab.clock, random: gate)
        let access = Access(
            store: lab.store, ledger: Ledger(store: lab.store, world: world), world: world,
            keys: lab.directory + "/keys",
            passwordCost: AccessLab.cheap)
        // What is made once is made now.
        _ = try await access.signIn.begin("ada", password: AccessLab.password, from: AccessLab.here, under: policy)
        gate.close()
        try await withThrowingTaskGroup(of: Void.self) { group in
            // As many as may wait, and eight who are told that they may not.
            for _ in 0..<40 {
                group.addTask {
                    do {
                        _ = try await access.accounts.passwords.hash(AccessLab.password)
                    } catch AccessError.busy {
                        gate.refuse()
                    }
                }
            }
            while gate.refused < 8 { try await Task.sleep(for: .milliseconds(5)) }
            for _ in 0..<12 {
                await #expect(throws: AccessError.busy) {
                    try await access.signIn.begin(
                        "ada", password: AccessLab.password, from: AccessLab.here, under: policy)
                }
            }
            gate.open()
            try await group.waitForAll()
        }
        _ = try await lab.enter("ada", under: policy)
    }

    /// Chance that keeps whoever needs it waiting while it is closed: here the thread that derives passwords.
    private final class Gate: RandomSource {
        private let chance = SeededRandom(seed: 8)
        private let state = Mutex((isClosed: false, refused: 0))

        var refused: Int { state.withLock(\.refused) }

        func close() { state.withLock { $0.isClosed = true } }
        func open() { state.withLock { $0.isClosed = false } }
        func refuse() { state.withLock { $0.refused += 1 } }

        func bits() -> UInt64 {
            while state.withLock(\.isClosed) { usleep(1000) }
            return chance.bits()
        }
    }

    private let policy = AccessPolicy.of(["ada": .admin, "grace": .viewer])

    /// How many guesses of so many are looked at.
    private func guess(
        _ lab: AccessLab, _ person: String, times: Int, with access: Access? = nil,
        from visit: (Int) -> Visit = { _ in Visit(address: "203.0.113.9") }
    ) async throws -> Int {
        var looked = 0
        for number in 0..<times {
            do {
                _ = try await (access ?? lab.access).signIn.begin(
                    person, password: Secret("guess \(number)"), from: visit(number), under: policy)
                Issue.record("guessed")
            } catch AccessError.badCredentials {
                looked += 1
            } catch AccessError.throttled {}
        }
        return looked
    }

    @Test(arguments: ["ada", "nobody-at-all"]) func `guessing becomes slow, whether the account exists or not`(
        person: String
    ) async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        #expect(try await guess(lab, person, times: 50) == 6)
        lab.clock.advance(by: .seconds(1))
        #expect(try await guess(lab, person, times: 50) == 1)
        #expect(try await guess(lab, person, times: 50, with: try lab.another()) == 0, "a restart forgets nothing")
        var total = 0
        for _ in 0..<24 * 60 {
            lab.clock.advance(by: .seconds(60))
            total += try await guess(lab, person, times: 1)
        }
        #expect(total < 110, "a day of guessing from one place")
    }

    @Test func `many at once are counted one by one`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        let other = try lab.another()
        let looked = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                let access = number.isMultiple(of: 2) ? lab.access : other
                group.addTask {
                    do {
                        _ = try await access.signIn.begin(
                            "ada", password: Secret("guess"), from: Visit(address: "198.51.100.\(number)"),
                            under: policy)
                        return true
                    } catch {
                        return error as? AccessError == .badCredentials
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(looked <= 6)
    }

    @Test func `a stranger who guesses does not keep the owner out`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        _ = try await lab.enter("ada", under: policy)
        #expect(try await guess(lab, "ada", times: 50) <= 6)
        _ = try await lab.enter("ada", under: policy)
        await #expect(throws: AccessError.self) {
            try await lab.enter("ada", under: policy, from: Visit(address: "203.0.113.10"))
        }
        lab.clock.advance(by: .seconds(900))
        _ = try await lab.enter("ada", under: policy, from: Visit(address: "203.0.113.10"))
    }

    @Test func `the owner is recognised by the password, and a session that was left open is not`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        let identity = try await lab.enter("ada", under: policy).identity
        try await lab.access.signIn.recognise(identity, password: AccessLab.password, from: AccessLab.here)
        var looked = 0
        for number in 0..<50 {
            do {
                try await lab.access.signIn.recognise(
                    identity, password: Secret("guess \(number)"), from: AccessLab.here)
                Issue.record("guessed")
            } catch AccessError.badCredentials {
                looked += 1
            } catch AccessError.throttled {}
        }
        #expect(looked == 6)
        #expect(try await lab.access.sessions.list(of: "ada").count == 1)
    }

    @Test func `one address that tries many names becomes slow too`() async throws {
        let lab = try AccessLab()
        var looked = 0
        for number in 0..<60 { looked += try await guess(lab, "person-\(number)", times: 1) }
        #expect(looked == 21)
        looked = 0
        for number in 0..<60 {
            looked += try await guess(lab, "other-\(number)", times: 1) { _ in
                Visit(address: "2001:db8:1:2:\(String(number, radix: 16))::1")
            }
        }
        #expect(looked == 21, "all of a network of IPv6 is one client")
    }

    @Test func `who signs in rightly does not buy guesses at others`() async throws {
        let lab = try AccessLab()
        try await lab.add("grace")
        var looked = 0
        for number in 0..<60 {
            _ = try? await lab.enter("grace", under: policy, from: Visit(address: "203.0.113.9"))
            looked += try await guess(lab, "victim-\(number)", times: 1)
        }
        #expect(looked <= 21)
    }

    @Test func `a flood of names and addresses fills nothing`() async throws {
        let lab = try AccessLab()
        let throttle = lab.access.signIn.throttle
        for number in 0..<12_000 {
            _ = try? await throttle.admit(
                "name-\(number)", isKnown: false,
                from: Visit(address: "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"))
        }
        let documents = try await lab.store.documents(in: "access.throttle")
        #expect(documents.count <= 2048)
        #expect(documents.map(\.body.count).max() ?? 0 < 2000)
        #expect(documents.allSatisfy { !String(decoding: $0.body, as: UTF8.self).contains("name-") })
    }

    @Test func `a clock that is set back keeps nobody out for longer`() async throws {
        let lab = try AccessLab()
        try await lab.add("ada")
        _ = try await guess(lab, "ada", times: 10)
        lab.clock.set(to: lab.clock.now() - .seconds(86_400 * 365))
        _ = try await lab.enter("ada", under: policy, from: Visit(address: "203.0.113.77"))
    }
}
