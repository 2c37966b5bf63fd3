package import Surroundings

/// What is remembered of a schedule, and what follows from it: a value that decides and does nothing.
package struct ScheduleState: Hashable, Codable, Sendable {
    /// Due times up to here are settled.
    package private(set) var settledUntil: Timestamp
    /// The due time that led to a run last, and the run.
    package private(set) var lastDue: Timestamp?
    package private(set) var lastRun: String?
    /// The due time that led to none last, and why.
    package private(set) var lastSkipped: Timestamp?
    package private(set) var lastSkip: Skip?

    package enum Skip: String, Codable, Sendable {
        /// The time had passed while nobody was there.
        case missed
        /// The run before was still going.
        case overlapping
    }

    /// A schedule seen for the first time has missed nothing.
    init(firstSeen now: Timestamp) {
        settledUntil = now
    }

    enum Decision: Hashable, Sendable {
        case nothing
        case run(due: Timestamp)
        case skip(due: Timestamp, Skip)
    }

    /// What the schedule's earlier runs are doing.
    enum Activity: Hashable, Sendable {
        case none
        case running
        /// One has not even begun.
        case queued
    }

    /// What to do at this time. Due times that a clock set back brings again are decided again the same way; the
    /// run's idempotency key holds the due time, so none runs twice.
    mutating func decide(
        _ schedule: Schedule, now: Timestamp, lateness: Duration, activity: Activity
    ) -> Decision {
        guard settledUntil <= now else {
            settledUntil = now
            return .nothing
        }
        guard let due = schedule.trigger.latest(after: settledUntil, through: now) else { return .nothing }
        settledUntil = due
        if now - due > lateness, schedule.catchUp == .skip { return skip(due, .missed) }
        if activity == .queued || activity == .running && schedule.overlap == .skip {
            return skip(due, .overlapping)
        }
        lastDue = due
        return .run(due: due)
    }

    mutating func started(_ run: RunID) {
        lastRun = run.rawValue
    }

    /// When the schedule has to be looked at again.
    func next(_ schedule: Schedule) -> Timestamp? {
        schedule.trigger.next(after: settledUntil)
    }

    private mutating func skip(_ due: Timestamp, _ reason: Skip) -> Decision {
        lastSkipped = due
        lastSkip = reason
        return .skip(due: due, reason)
    }
}
