package import Surroundings

extension CronSchedule {
    /// How far the search looks: past every way the calendar and the clocks change within a leap cycle.
    private static let horizonDays: Int64 = 5 * 366

    /// The longest time between two consecutive firings after `start`, over the next five years; `nil` if it comes
    /// due less than twice.
    ///
    /// It is what a backup schedule by itself can promise as recovery point, on the worst night of the year.
    package func longestInterval(in zone: Zone, from start: Timestamp) -> Duration? {
        guard var last = next(after: start, in: zone), let second = next(after: last, in: zone) else { return nil }
        var longest = second - last
        let end = start + .seconds(Self.horizonDays * 86_400)
        while last < end {
            guard let due = next(after: last, in: zone) else { break }
            longest = max(longest, due - last)
            last = lastOfOrdinaryDay(from: due, in: zone) ?? due
        }
        return max(longest, longestWithinDay ?? .zero)
    }

    /// The last firing of the day on which `due` falls. `nil` if the clocks are turned in between: then each firing has
    /// to be looked at, while within an ordinary day the pattern is always the same.
    private func lastOfOrdinaryDay(from due: Timestamp, in zone: Zone) -> Timestamp? {
        let stretch = Stretch(at: due, zone: zone)
        let last = stretch.instant(of: WallMinute(day: stretch.wallMinute(at: due).day, minute: lastMinuteOfDay))
        return last > due && stretch.turn(until: last) == nil ? last : nil
    }

    /// The longest time between two firings of one ordinary day.
    private var longestWithinDay: Duration? {
        var longest = 0
        var previous: Int?
        var from = 0
        while let minute = minuteOfDay(from: from) {
            if let previous { longest = max(longest, minute - previous) }
            previous = minute
            from = minute + 1
            if from >= 1440 { break }
        }
        return longest > 0 ? .seconds(longest * 60) : nil
    }
}
