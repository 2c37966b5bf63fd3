package import Surroundings

extension CronSchedule {
    /// How close to a firing the turns of the clock are looked for.
    private static let near = Duration.seconds(2 * 86_400)

    /// The first instant after `instant` at which the schedule comes due; `nil` if it never does again.
    ///
    /// Time in a zone is a row of stretches of constant offset, in each of which the wall clock runs evenly. It is
    /// assumed that no zone's clocks are turned twice within four days; since zones are kept, none were.
    package func next(after instant: Timestamp, in zone: Zone) -> Timestamp? {
        var stretch = Stretch(at: instant, zone: zone)
        var earliest = stretch.wallMinute(at: instant).next
        if !followsRealHours { earliest = max(earliest, stretch.firstNewMinute) }
        while let match = firstMatch(from: earliest) {
            let due = stretch.instant(of: match)
            let isNear = due - stretch.start <= Self.near + Self.near
            if let turn = stretch.turn(until: isNear ? due : stretch.start + Self.near) {
                if skips(turn) { return turn.instant }
                stretch = Stretch(at: turn.instant, zone: zone)
                earliest = followsRealHours ? turn.after : max(turn.before, turn.after)
            } else if isNear {
                return due
            } else {
                // Nothing fits before `match`, so whatever the clocks do on the way to it does not matter.
                stretch = Stretch(at: due - Self.near, zone: zone)
                earliest = match
            }
        }
        return nil
    }

    /// Whether a turn of the clock skips a time that has to be made up for.
    private func skips(_ turn: Turn) -> Bool {
        guard !followsRealHours, turn.before < turn.after, let match = firstMatch(from: turn.before) else {
            return false
        }
        return match < turn.after
    }

    /// The next instants at which the schedule comes due.
    package func upcoming(_ count: Int, after instant: Timestamp, in zone: Zone) -> [Timestamp] {
        var instants: [Timestamp] = []
        var last = instant
        while instants.count < count, let due = next(after: last, in: zone) {
            instants.append(due)
            last = due
        }
        return instants
    }
}
