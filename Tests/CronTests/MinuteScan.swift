import Cron
import Surroundings

/// The rules of the two nights, written down as a scan over every minute: the slow truth that the fast search has to
/// agree with.
struct MinuteScan {
    /// The values each of the five fields allows.
    let fields: [Set<Int>]
    /// Whether a day has to fit only one of the two day fields.
    let eitherDay: Bool
    let zone: Zone

    /// Every firing after `start` and not after `end`.
    func firings(from start: Timestamp, to end: Timestamp) -> [Timestamp] {
        let followsRealHours = fields[1].count == 24
        var firings: [Timestamp] = []
        // Begin a day earlier, so that what the clock has shown is known.
        var instant = Timestamp(seconds: (start.seconds / 60) * 60 - 86_400)
        var shown = wallMinute(instant) - 1
        while instant <= end {
            let wall = wallMinute(instant)
            let isDue: Bool
            if followsRealHours {
                isDue = fits(wall)
            } else {
                // What the clock shows for the first time, and what it skipped just now.
                isDue = wall > shown && (shown + 1...wall).contains(where: fits)
            }
            if isDue, instant > start { firings.append(instant) }
            shown = max(shown, wall)
            instant = instant + .seconds(60)
        }
        return firings
    }

    private func wallMinute(_ instant: Timestamp) -> Int64 {
        (instant.seconds + zone.offset(at: instant)) / 60
    }

    private func fits(_ wall: Int64) -> Bool {
        let date = CivilDate(daysSinceEpoch: wall / 1440)
        let minute = Int(wall % 1440)
        guard fields[0].contains(minute % 60), fields[1].contains(minute / 60), fields[3].contains(date.month) else {
            return false
        }
        let fitsMonthDay = fields[2].contains(date.day)
        let fitsWeekday = fields[4].contains(date.weekday)
        return eitherDay ? fitsMonthDay || fitsWeekday : fitsMonthDay && fitsWeekday
    }
}
