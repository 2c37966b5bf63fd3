import Surroundings

/// A minute on a wall clock, counted from 1970-01-01 00:00 of that clock.
///
/// It is the arithmetic of the clock's face: it knows no time zone.
struct WallMinute: Comparable {
    let count: Int64

    init(count: Int64) {
        self.count = count
    }

    init(day: Int64, minute: Int) {
        count = day * 1440 + Int64(minute)
    }

    /// Days since 1970-01-01.
    var day: Int64 { count.dividingRoundingDown(by: 1440) }

    /// 0 to 1439.
    var minute: Int { Int(count - day * 1440) }

    var next: WallMinute { WallMinute(count: count + 1) }

    static func < (left: WallMinute, right: WallMinute) -> Bool {
        left.count < right.count
    }
}

extension CronSchedule {
    /// The first minute on the clock's face that fits, not before `start`; `nil` if none does in four centuries, after
    /// which the calendar repeats itself.
    func firstMatch(from start: WallMinute) -> WallMinute? {
        if fits(day: start.day), let minute = minuteOfDay(from: start.minute) {
            return WallMinute(day: start.day, minute: minute)
        }
        guard let day = firstDay(from: start.day + 1), let minute = minuteOfDay(from: 0) else { return nil }
        return WallMinute(day: day, minute: minute)
    }

    /// The first minute of a fitting day that fits, not before `start`.
    func minuteOfDay(from start: Int) -> Int? {
        let hour = start / 60
        if hours.contains(hour), let minute = minutes.first(from: start % 60) { return hour * 60 + minute }
        guard let later = hours.first(from: hour + 1), let minute = minutes.first else { return nil }
        return later * 60 + minute
    }

    /// The last minute of a fitting day that fits.
    var lastMinuteOfDay: Int {
        (hours.last ?? 0) * 60 + (minutes.last ?? 0)
    }

    /// The first fitting day, not before `start`.
    func firstDay(from start: Int64) -> Int64? {
        let date = CivilDate(daysSinceEpoch: start)
        var (year, month, day) = (date.year, date.month, date.day)
        while year <= date.year + 400 {
            if months.contains(month) {
                let first = CivilDate(year: year, month: month, day: 1).daysSinceEpoch
                let following =
                    month == 12
                    ? CivilDate(year: year + 1, month: 1, day: 1) : CivilDate(year: year, month: month + 1, day: 1)
                for candidate in (first + Int64(day) - 1)..<following.daysSinceEpoch where fits(day: candidate) {
                    return candidate
                }
            }
            day = 1
            month += 1
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        return nil
    }

    func fits(day: Int64) -> Bool {
        let date = CivilDate(daysSinceEpoch: day)
        guard months.contains(date.month) else { return false }
        let fitsMonthDay = days.contains(date.day)
        let fitsWeekday = weekdays.contains(date.weekday)
        return eitherDay ? fitsMonthDay || fitsWeekday : fitsMonthDay && fitsWeekday
    }
}
