import Cron
import Surroundings

/// The longest time without a backup that a schedule of several kinds of backups leaves.
struct ScheduleGap: Sendable {
    /// Where the looking begins: 2026-01-05, a Monday. A schedule's longest gap is the same from any day on.
    static let start = Timestamp(seconds: 1_767_571_200)
    /// Longer than any month, and both turns of the clock are looked at by `longestInterval` of a single one.
    private static let horizon = Duration.seconds(70 * 86_400)
    private static let most = 20_000

    private let schedules: [CronSchedule]
    private let zone: Zone

    init(_ schedule: BackupSchedule, in zone: Zone) {
        schedules = [schedule.full, schedule.differential, schedule.incremental].compactMap(\.self)
        self.zone = zone
    }

    /// `nil` if nothing comes due more than once.
    var longest: Duration? {
        guard schedules.count > 1 else { return schedules.first?.longestInterval(in: zone, from: Self.start) }
        var instant = Self.start
        var previous: Timestamp?
        var longest: Duration?
        for _ in 0..<Self.most {
            guard let due = schedules.compactMap({ $0.next(after: instant, in: zone) }).min(),
                due - Self.start < Self.horizon
            else { break }
            if let previous { longest = max(longest ?? .zero, due - previous) }
            previous = due
            instant = due
        }
        // What comes due less often than the horizon is long is judged by itself.
        return longest ?? schedules.compactMap { $0.longestInterval(in: zone, from: Self.start) }.min()
    }
}
