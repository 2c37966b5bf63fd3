package import Cron
package import Surroundings

/// When a procedure is to be run by itself.
package struct Schedule: Sendable {
    /// Unique; its runs carry it in their cause: `schedule/shop-full`.
    package let name: String
    package let trigger: Trigger
    package let catchUp: CatchUp
    package let overlap: Overlap
    package let procedure: any Procedure

    package enum Trigger: Hashable, Sendable {
        case cron(CronSchedule, Zone)
        /// At whole multiples of the span since 1970, so that every process sees the same instants.
        case every(Duration)
    }

    /// What happens when Vigie was not there at the time.
    package enum CatchUp: String, Codable, Sendable, CaseIterable {
        case skip
        /// However many times were missed, one run makes up for them.
        case runOnce
    }

    /// What happens when the run before has not ended yet.
    package enum Overlap: String, Codable, Sendable, CaseIterable {
        case skip
        /// It waits its turn.
        case queue
    }

    package init(
        name: String, trigger: Trigger, catchUp: CatchUp = .runOnce, overlap: Overlap = .skip,
        procedure: any Procedure
    ) {
        self.name = name
        self.trigger = trigger
        self.catchUp = catchUp
        self.overlap = overlap
        self.procedure = procedure
    }
}

extension Schedule.Trigger {
    /// The first due time after an instant.
    package func next(after instant: Timestamp) -> Timestamp? {
        switch self {
        case .cron(let cron, let zone): return cron.next(after: instant, in: zone)
        case .every(let span):
            let step = max(1, span.inMicroseconds)
            let multiple = instant.microseconds.dividingRoundingDown(by: step) + 1
            return Timestamp(microseconds: multiple * step)
        }
    }

    /// The latest due time in `(start, end]`.
    func latest(after start: Timestamp, through end: Timestamp) -> Timestamp? {
        guard let first = next(after: start), first <= end else { return nil }
        if case .every(let span) = self {
            let step = max(1, span.inMicroseconds)
            return Timestamp(microseconds: end.microseconds.dividingRoundingDown(by: step) * step)
        }
        // Looked for in spans that grow from the end, so that the times of whole years are not walked through.
        var span = Duration.seconds(3600)
        while end - span > first {
            if let due = next(after: end - span), due <= end { return last(from: due, through: end) }
            span *= 16
        }
        return last(from: first, through: end)
    }

    private func last(from due: Timestamp, through end: Timestamp) -> Timestamp {
        var due = due
        while let later = next(after: due), later <= end { due = later }
        return due
    }
}
