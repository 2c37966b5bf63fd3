package import Surroundings
import VigieChapter
import VigieEngine

/// A run that the clock will start.
package struct UpcomingRun: Sendable {
    package let due: Timestamp
    package let schedule: String
    package let procedure: String
    package let subject: String
}

extension ControlPlane {
    /// What the schedules will start next, soonest first, one line a schedule.
    package func upcoming(limit: Int) -> [UpcomingRun] {
        let now = world.now()
        let next = Parts.all.flatMap { $0.schedules(for: plan) }.compactMap { schedule in
            schedule.trigger.next(after: now).map { due in
                UpcomingRun(
                    due: due, schedule: schedule.name, procedure: type(of: schedule.procedure).name.rawValue,
                    subject: schedule.procedure.subject)
            }
        }
        return Array(next.sorted { $0.due < $1.due }.prefix(limit))
    }
}
