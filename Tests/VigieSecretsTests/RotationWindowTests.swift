import Cron
import Surroundings
import Testing
import VigieEngine
import VigieLedger
import VigiePlan
import VigieReadiness
import VigieSecrets
import VigieTestSupport

/// The hours in which a secret is changed without anybody asking.
@Suite struct RotationWindowTests {
    private func plan(_ directory: String, _ window: String, interval: String = "10d") -> String {
        """
        apiVersion: vigie.dev/v1
        kind: Secret
        metadata: {name: key}
        spec:
          place: {file: {path: \(directory)/key}}
          content: {random: {}}
          rotation: {interval: \(interval), timeZone: Europe/Paris, window: \(window)}
        """
    }

    private func window(_ text: String) throws -> RotationWindow {
        let plan = try SecretsLab.read(plan("/tmp", text))
        return try #require(plan.find(ManagedSecret.self, "key")?.spec.rotation?.window)
    }

    @Test(arguments: [
        ("2026-11-22T00:59:59Z", false), ("2026-11-22T01:00:00Z", true), ("2026-11-22T03:59:59Z", true),
        ("2026-11-22T04:00:00Z", false), ("2026-11-23T01:30:00Z", false),
        // The clock shows the hour from two to three twice; the window opens at the first and closes by the clock.
        ("2026-10-25T00:00:00Z", true), ("2026-10-25T02:30:00Z", true),
        // The hour is skipped; the window opens when it would have been over.
        ("2026-03-29T00:59:59Z", false), ("2026-03-29T01:00:00Z", true),
    ]) func `a window of Sunday night`(instant: String, isOpen: Bool) throws {
        let window = try window("{days: [sun], from: \"02:00\", to: \"05:00\"}")
        let instant = try #require(Timestamp(rfc3339: instant))
        #expect(window.isOpen(at: instant, in: try Zone("Europe/Paris")) == isOpen)
    }

    @Test func `a window over midnight belongs to the day on which it opens`() throws {
        let window = try window("{days: [fri], from: \"23:00\", to: \"01:00\"}")
        let zone = try Zone("Europe/Paris")
        for (text, isOpen) in [
            ("2026-11-20T22:30:00Z", true), ("2026-11-20T23:30:00Z", true), ("2026-11-21T00:00:00Z", false),
            ("2026-11-19T23:30:00Z", false),
        ] {
            #expect(window.isOpen(at: try #require(Timestamp(rfc3339: text)), in: zone) == isOpen, "\(text)")
        }
    }

    @Test(arguments: [
        "{from: \"02:00\", to: \"02:00\"}", "{from: \"25:00\", to: \"02:00\"}", "{from: 2h, to: \"03:00\"}",
        "{days: [], from: \"02:00\", to: \"03:00\"}",
    ]) func `a window that never opens is refused`(text: String) {
        #expect(throws: (any Error).self) { try SecretsLab.read(plan("/tmp", text)) }
    }

    @Test func `an interval that the window cannot keep is refused`() {
        let text = plan("/tmp", "{days: [sun], from: \"02:00\", to: \"03:00\"}", interval: "5d")
        #expect(throws: (any Error).self) { try SecretsLab.read(text) }
    }

    @Test func `what comes due is changed in its window, by hand only when insisted; overdue is told`() async throws {
        try await Scratch.with { directory in
            let text = plan(directory, "{days: [sun], from: \"02:00\", to: \"05:00\"}")
            let store = InMemoryStore()
            func bench(_ instant: String) throws -> SecretsBench {
                let start = try #require(Timestamp(rfc3339: instant))
                let random = SeededRandom(seed: UInt64(start.microseconds))
                return try SecretsBench(
                    directory: directory, plan: text, world: World(clock: ManualClock(start: start), random: random),
                    store: store)
            }
            let monday = try bench("2026-11-23T10:00:00Z")
            #expect(try await monday.trouble(with: RotateSecret(secret: "key")).code == "secret.outside-window")
            #expect(try await monday.result(of: RotateDueSecret(secret: "key")).rotated == nil)
            _ = try await monday.result(of: RotateSecret(secret: "key", atAnyHour: true))

            // Six days old: on the Sunday after it would be thirteen, and it may be ten.
            let sunday = try bench("2026-11-29T01:00:00Z")
            #expect(try await sunday.result(of: RotateDueSecret(secret: "key")).rotated != nil)
            #expect(try await sunday.result(of: RotateDueSecret(secret: "key")).rotated == nil)
            // Late by a crash or a weekend without power: not at noon.
            let noon = try bench("2026-12-06T12:00:00Z")
            #expect(try await noon.result(of: RotateDueSecret(secret: "key")).rotated == nil)

            let schedules = Secrets().schedules(for: noon.plan)
            let opening = try #require(schedules.first { $0.procedure is RotateDueSecret })
            #expect(opening.trigger.next(after: noon.world.now()) == Timestamp(rfc3339: "2026-12-13T01:00:00Z"))

            for (instant, status) in [
                ("2026-12-08T12:00:00Z", ControlStatus.proven), ("2026-12-10T12:00:00Z", .failing),
            ] {
                let later = try bench(instant)
                let judge = try #require(Secrets().controls.first { $0.control == "secrets.rotation" })
                let judgement = try await judge.judge(
                    JudgementContext(plan: later.plan, ledger: later.ledger, now: later.world.now()))
                #expect(judgement.status == status)
            }
        }
    }
}
