/// An instant on the wall clock, to the microsecond.
///
/// Everything Vigie stores or signs carries its time in this one form. The text form is RFC 3339 in UTC with six
/// fractional digits, so that sorting the text sorts the instants.
package struct Timestamp: Hashable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
    package let microseconds: Int64

    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    package init(seconds: Int64) {
        self.init(microseconds: seconds * 1_000_000)
    }

    /// Whole seconds since the epoch, rounded towards the past.
    package var seconds: Int64 {
        microseconds.dividingRoundingDown(by: 1_000_000)
    }
}

extension Timestamp: Comparable {
    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }
}

extension Timestamp {
    package static func + (instant: Timestamp, span: Duration) -> Timestamp {
        Timestamp(microseconds: instant.microseconds + span.inMicroseconds)
    }

    package static func - (instant: Timestamp, span: Duration) -> Timestamp {
        Timestamp(microseconds: instant.microseconds - span.inMicroseconds)
    }

    package static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .microseconds(later.microseconds - earlier.microseconds)
    }
}

extension Duration {
    /// The duration in whole microseconds; what is finer is cut off.
    package var inMicroseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }

    /// The duration in seconds, for display and arithmetic that may round.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

extension Int64 {
    /// Division that rounds towards negative infinity, as calendars need before 1970.
    package func dividingRoundingDown(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
