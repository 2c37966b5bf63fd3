import Cron
import Surroundings

/// A day of the week.
package enum Weekday: String, CaseIterable, Codable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// From 0 for Monday.
    var number: Int {
        switch self {
        case .monday: 0
        case .tuesday: 1
        case .wednesday: 2
        case .thursday: 3
        case .friday: 4
        case .saturday: 5
        case .sunday: 6
        }
    }
}

/// What a clock on the wall shows, and which day a calendar beside it.
struct WeekTime: Hashable, Sendable {
    /// From 0 for Monday.
    let day: Int
    /// Since midnight.
    let minute: Int

    init(of instant: Timestamp, in zone: Zone) {
        let seconds = instant.seconds + zone.offset(at: instant)
        let days = (seconds - ((seconds % 86_400) + 86_400) % 86_400) / 86_400
        // 1970-01-01 was a Thursday.
        day = Int(((days + 3) % 7 + 7) % 7)
        minute = Int((seconds - days * 86_400) / 60)
    }
}

/// Some hours of a day, perhaps over midnight: `08:00-19:00`, `22:00-06:00`.
package struct HourSpan: Hashable, Sendable {
    /// Minutes since midnight; the end is not part of it.
    let start: Int
    let end: Int

    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.minute)
        guard parts.count == 2, let start = parts[0], let end = parts[1], start != end, start < 1440, end > 0 else {
            return nil
        }
        self.start = start
        self.end = end
    }

    var text: String { "\(Self.clock(start))-\(Self.clock(end))" }

    /// Whether a time falls into it, on days that it begins on.
    func contains(_ time: WeekTime, days: Set<Int>) -> Bool {
        if start < end { return days.contains(time.day) && (start..<end).contains(time.minute) }
        return days.contains(time.day) && time.minute >= start
            || days.contains((time.day + 6) % 7) && time.minute < end
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { $0.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard parts.count == 2, areDigits, let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
            hour < 24 || hour == 24 && minute == 0
        else { return nil }
        return hour * 60 + minute
    }

    private static func clock(_ minute: Int) -> String {
        let parts = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : String($0) }
        return parts.joined(separator: ":")
    }
}
