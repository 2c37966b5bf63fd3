import ArgumentParser
import Cron
import Quantities
import Surroundings

/// A moment in the past as it is said on the command line: `7d`, `2026-11-01`, `2026-11-01T14:00:00Z`.
enum EarlierMoment: ExpressibleByArgument, Equatable {
    case ago(Duration)
    /// A day, by its midnight in UTC; which instant that is depends on the zone.
    case day(Timestamp)
    case instant(Timestamp)

    init?(argument: String) {
        if let duration = try? Duration(quantity: argument) {
            self = .ago(duration)
        } else if let instant = Timestamp(rfc3339: argument) {
            self = .instant(instant)
        } else if let day = Timestamp(rfc3339: argument + "T00:00:00Z") {
            self = .day(day)
        } else {
            return nil
        }
    }

    /// The instant; never one that is still to come.
    func instant(now: Timestamp, zone: Zone) -> Timestamp {
        switch self {
        case .ago(let duration): return now - duration
        case .instant(let instant): return min(instant, now)
        case .day(let midnight):
            let guess = midnight - .seconds(zone.offset(at: midnight))
            return min(midnight - .seconds(zone.offset(at: guess)), now)
        }
    }
}
