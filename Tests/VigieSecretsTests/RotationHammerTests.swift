import FoundationEssentials
import JSONTree
import PostgreSQLClient
import Surroundings
import Synchronization
import Testing
import Tools
import VigieChapter
import VigieEngine
import VigiePlan
import VigieSecrets
import VigieStore
import VigieTestSupport

/// Programs log in all the time with whatever the file says, while the login is changed over and over and the process
/// that changes it is killed at random. None of them may be refused.
@Suite struct RotationHammerTests {
    /// VIGIE_ROTATIONS says how many.
    static let rotations = Tool.environmentVariable("VIGIE_ROTATIONS").flatMap(Int.init) ?? 40
    static let quiet = Duration.milliseconds(400)

    /// What the programs met with.
    final class Tally: Sendable {
        struct Counts {
            var logins: [String: Int] = [:]
            var refused: [String] = []
            /// Those that kept what they had read for longer than `quiet`, and were refused.
            var late = 0
        }

        private let state = Mutex(Counts())

        var counts: Counts { state.withLock { $0 } }

        func note(_ change: (inout Counts) -> Void) {
            state.withLock { change(&$0) }
        }
    }

    @Test(.timeLimit(.minutes(20))) func `nobody is refused, whenever the rotation is killed`() async throws {
        try await SecretsLab.with { lab in
            let plan = try lab.plan(quiet: "400ms", patience: "60s")
            _ = try await lab.result(of: RotateSecret(secret: "login"), plan)
            let tally = Tally()
            let kills = try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<3 {
                    group.addTask {
                        while !Task.isCancelled { try await Self.logIn(lab, tally) }
                        return nil
                    }
                }
                group.addTask { try await Self.rotate(lab, plan) }
                defer { group.cancelAll() }
                while let finished = try await group.next() {
                    if let finished { return finished }
                }
                return 0
            }
            let counts = tally.counts
            #expect(counts.refused.isEmpty, "\(counts.refused.prefix(5))")
            #expect(kills > Self.rotations / 4)
            #expect(counts.logins.keys.sorted() == ["shop_a", "shop_b"])
            let rotated = try await lab.store.entries(EntryQuery(kind: SecretRotated.kind))
            #expect(rotated.count == Self.rotations + 1)
            let pending = try FileManager.default.contentsOfDirectory(atPath: lab.workplace.keys + "/pending")
            #expect(pending.isEmpty)
            let total = counts.logins.values.reduce(0, +)
            #expect(total > Self.rotations, "\(total) logins, \(kills) kills, \(counts.late) late")
            if let path = Tool.environmentVariable("VIGIE_HAMMER_REPORT") {
                try "\(Self.rotations) rotations, \(kills) kills, \(counts.logins), late \(counts.late)\n"
                    .write(toFile: path, atomically: false, encoding: .utf8)
            }
        }
    }

    private static func logIn(_ lab: SecretsLab, _ tally: Tally) async throws {
        let read = ContinuousClock.now
        guard let login = try lab.login() else { return }
        let isLetIn = try await lab.canLogIn(login)
        let took = ContinuousClock.now - read
        tally.note { counts in
            if isLetIn {
                counts.logins[login.user, default: 0] += 1
            } else if took > quiet {
                counts.late += 1
            } else {
                counts.refused.append("\(login.user) after \(took)")
            }
        }
        try await Task.sleep(for: .milliseconds(5))
    }

    /// Changes the login again and again; half of the time the process dies in between and another goes on.
    private static func rotate(_ lab: SecretsLab, _ plan: Plan) async throws -> Int {
        let random = SeededRandom(seed: 2026)
        var kills = 0
        for number in 0..<rotations {
            let id = try await lab.engine(plan).start(
                RotateSecret(secret: "login"), cause: "person/test", idempotencyKey: "\(number)")
            while true {
                let fatal = random.chance(0.6) ? random.int(in: 1..<24) : nil
                let moment = random.pick(CrashingStore.Moment.allCases)
                let store = CrashingStore(lab.store, dyingAt: fatal, moment)
                do {
                    let record = try await lab.engine(plan, store: store, settings: .mortal).perform(id)
                    try #require(record.verdict == "pass", "\(record.problem?.canonicalText ?? "")")
                    break
                } catch let error as StoreError {
                    guard store.isDead else { throw error }
                    kills += 1
                }
            }
        }
        return kills
    }
}
