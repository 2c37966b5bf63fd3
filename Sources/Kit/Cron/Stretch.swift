import Surroundings

/// A time during which a zone's clocks are not turned, seen from one instant in it.
struct Stretch {
    let start: Timestamp
    private let zone: Zone
    private let offset: Int64

    init(at instant: Timestamp, zone: Zone) {
        start = instant
        self.zone = zone
        offset = zone.offset(at: instant)
    }

    /// The minute the clock shows.
    func wallMinute(at instant: Timestamp) -> WallMinute {
        WallMinute(count: (instant.seconds + offset).dividingRoundingDown(by: 60))
    }

    /// When the clock shows a minute, if it is not turned before.
    func instant(of minute: WallMinute) -> Timestamp {
        Timestamp(seconds: minute.count * 60 - offset)
    }

    /// The first turn of the clock after the start, not later than `end`.
    func turn(until end: Timestamp) -> Turn? {
        guard end > start, zone.offset(at: end) != offset else { return nil }
        return Turn(between: start, and: end, zone: zone)
    }

    /// The first minute that the clock had not shown before the start: later than what it shows if it was set back a
    /// short while ago.
    var firstNewMinute: WallMinute {
        let yesterday = Stretch(at: start - .seconds(86_400), zone: zone)
        return yesterday.turn(until: start)?.before ?? wallMinute(at: start)
    }
}

/// An instant at which a zone's clocks are turned.
struct Turn {
    /// The first instant with the new offset.
    let instant: Timestamp
    /// The minute the clock would have shown then.
    let before: WallMinute
    /// The minute it shows.
    let after: WallMinute

    /// Finds the turn between two instants with different offsets, by halving.
    init(between start: Timestamp, and end: Timestamp, zone: Zone) {
        let old = zone.offset(at: start)
        var (low, high) = (start.seconds, end.seconds)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if zone.offset(at: Timestamp(seconds: middle)) == old { low = middle } else { high = middle }
        }
        instant = Timestamp(seconds: high)
        before = WallMinute(count: (high + old).dividingRoundingDown(by: 60))
        after = WallMinute(count: (high + zone.offset(at: instant)).dividingRoundingDown(by: 60))
    }
}
