import Cron
import HTML
import Surroundings

/// A stretch of time laid out from left to right, in percent of a drawing's width.
struct TimeAxis {
    let from: Timestamp
    let to: Timestamp

    func place(_ instant: Timestamp) -> Double {
        let share = (instant - from).inSeconds / max(1, (to - from).inSeconds)
        return min(100, max(0, share * 100))
    }

    func contains(_ instant: Timestamp) -> Bool { from <= instant && instant <= to }

    /// Midnights of the zone, about `count` of them.
    func days(_ reader: Reader, about count: Int) -> [Timestamp] {
        let length = (to - from).inSeconds / 86_400
        let step = max(1, Int64((length / Double(count)).rounded(.up)))
        let offset = reader.zone.offset(at: from)
        let first = ((from.seconds + offset) / 86_400 + 1) * 86_400 - offset
        return stride(from: first, to: to.seconds, by: Int(step * 86_400)).map { Timestamp(seconds: $0) }
    }
}
