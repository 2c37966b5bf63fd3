import Cron
import Surroundings
import Testing

@testable import VigieEngine

/// What follows from a due time, decided by a value.
@Suite struct ScheduleStateTests {
    private static let start = Timestamp(seconds: 1_800_000_000)

    private static func hourly(_ catchUp: Schedule.CatchUp = .runOnce, _ overlap: Schedule.Overlap = .skip) -> Schedule
    {
        Schedule(
            name: "hourly", trigger: .every(.seconds(3600)), catchUp: catchUp, overlap: overlap, procedure: Scripted())
    }

    private static func hour(_ count: Int64) -> Timestamp { start + .seconds(count * 3600) }

    private static func decide(
        _ state: inout ScheduleState, _ schedule: Schedule, at now: Timestamp,
        _ activity: ScheduleState.Activity = .none
    ) -> ScheduleState.Decision {
        state.decide(schedule, now: now, lateness: .seconds(60), activity: activity)
    }

    @Test func `a schedule that is new has missed nothing`() {
        var state = ScheduleState(firstSeen: Self.hour(5))
        #expect(Self.decide(&state, Self.hourly(), at: Self.hour(5)) == .nothing)
        #expect(Self.decide(&state, Self.hourly(), at: Self.hour(6)) == .run(due: Self.hour(6)))
        #expect(Self.decide(&state, Self.hourly(), at: Self.hour(6)) == .nothing)
    }

    @Test func `many missed times make one run, or none`() {
        for (catchUp, late) in [
            (Schedule.CatchUp.runOnce, ScheduleState.Decision.run(due: Self.hour(9))),
            (.skip, .skip(due: Self.hour(9), .missed)),
        ] {
            var state = ScheduleState(firstSeen: Self.hour(0))
            let now = Self.hour(9) + .seconds(1800)
            #expect(Self.decide(&state, Self.hourly(catchUp), at: now) == late)
            #expect(Self.decide(&state, Self.hourly(catchUp), at: now) == .nothing)
            #expect(Self.decide(&state, Self.hourly(catchUp), at: Self.hour(10)) == .run(due: Self.hour(10)))
        }
    }

    @Test func `the latest time is on time even when earlier ones were missed`() {
        var state = ScheduleState(firstSeen: Self.hour(0))
        let now = Self.hour(9) + .seconds(30)
        #expect(Self.decide(&state, Self.hourly(.skip), at: now) == .run(due: Self.hour(9)))
    }

    @Test(arguments: [
        (Schedule.Overlap.skip, ScheduleState.Activity.running, false), (.skip, .queued, false), (.skip, .none, true),
        (.queue, .running, true), (.queue, .queued, false), (.queue, .none, true),
    ])
    func `while a run is going`(overlap: Schedule.Overlap, activity: ScheduleState.Activity, runs: Bool) {
        var state = ScheduleState(firstSeen: Self.hour(0))
        let decision = Self.decide(&state, Self.hourly(.runOnce, overlap), at: Self.hour(1), activity)
        #expect(decision == (runs ? .run(due: Self.hour(1)) : .skip(due: Self.hour(1), .overlapping)))
        #expect(state.lastSkip == (runs ? nil : .overlapping))
    }

    @Test func `a clock that is set back makes a schedule wait for no old time`() {
        var state = ScheduleState(firstSeen: Self.hour(0))
        #expect(Self.decide(&state, Self.hourly(), at: Self.hour(8760)) == .run(due: Self.hour(8760)))
        #expect(Self.decide(&state, Self.hourly(), at: Self.hour(2)) == .nothing)
        #expect(Self.decide(&state, Self.hourly(), at: Self.hour(3)) == .run(due: Self.hour(3)))
    }

    @Test(arguments: ["*/5 * * * *", "30 2 * * *", "0 4 1 * *", "0 0 29 2 *"])
    func `the latest due time is the one that a walk would find`(expression: String) throws {
        let trigger = Schedule.Trigger.cron(try CronSchedule(expression), try Zone("Europe/Paris"))
        for days in [0, 1, 3, 40, 800, 1600] as [Int64] {
            let end = Self.start + .seconds(days * 86_400 + 12_345)
            var (walked, due) = (Timestamp?.none, trigger.next(after: Self.start))
            while let instant = due, instant <= end {
                walked = instant
                // Only the rare ones are walked all the way.
                due = trigger.next(
                    after: days > 40 && expression.hasPrefix("*/5") ? max(instant, end - .seconds(900)) : instant)
            }
            #expect(trigger.latest(after: Self.start, through: end) == walked, "\(days) days")
        }
    }
}
