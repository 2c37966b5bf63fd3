/// The units in which people write a duration, the largest first. Months and years are not among them: they have no
/// fixed length.
enum DurationUnit: String, CaseIterable {
    case week = "w"
    case day = "d"
    case hour = "h"
    case minute = "m"
    case second = "s"
    case millisecond = "ms"

    var milliseconds: Int64 {
        switch self {
        case .week: 604_800_000
        case .day: 86_400_000
        case .hour: 3_600_000
        case .minute: 60_000
        case .second: 1000
        case .millisecond: 1
        }
    }

    /// The unit a person meant who wrote it differently: `min`, `hours`, `jours`.
    static func meant(by word: String) -> DurationUnit? {
        switch word.lowercased() {
        case "week", "weeks", "semaine", "semaines", "sem": .week
        case "day", "days", "jour", "jours", "j": .day
        case "hour", "hours", "hr", "hrs", "heure", "heures": .hour
        case "min", "mins", "minute", "minutes", "mn": .minute
        case "sec", "secs", "second", "seconds", "seconde", "secondes": .second
        case "msec", "millis", "millisecond", "milliseconds": .millisecond
        default: DurationUnit(rawValue: word.lowercased())
        }
    }
}
