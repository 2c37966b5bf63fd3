package import Cron
import JSONTree
package import Quantities

extension Shape where Value == Duration {
    /// A span of time: `15m`, `1h30m`, `7d`.
    package static var duration: Shape<Duration> {
        parsed("a duration", example: "15m", pattern: "^([0-9]+(w|d|h|ms|m|s))+$", standIn: .zero) {
            try Duration(quantity: $0)
        } write: {
            .string($0.quantity)
        }
    }
}

extension Shape where Value == ByteSize {
    /// A number of bytes: `200MB`, `1GiB`.
    package static var size: Shape<ByteSize> {
        parsed(
            "a size", example: "200MB", pattern: #"^([0-9]+(\.[0-9]+)?([kKMGTP]B|[KMGTP]iB)|[0-9]+B)$"#,
            standIn: ByteSize(bytes: 0)
        ) {
            try ByteSize(quantity: $0)
        } write: {
            .string($0.quantity)
        }
    }
}

extension Shape where Value == Percentage {
    /// An exact percentage from 0 % to 100 %: `99.95%`.
    package static var percentage: Shape<Percentage> {
        parsed("a percentage", example: "99.9%", pattern: #"^[0-9]+(\.[0-9]{1,6})?%$"#, standIn: .zero) {
            let value = try Percentage(quantity: $0)
            guard value <= .hundred else { throw ShapeProblem("is more than 100%") }
            return value
        } write: {
            .string($0.quantity)
        }
    }
}

extension Shape where Value == CronSchedule {
    /// A cron expression of five fields.
    package static var cron: Shape<CronSchedule> {
        parsed(
            "a schedule", example: "\"30 2 * * *\"", pattern: #"^(@[a-z]+|\s*\S+(\s+\S+){4}\s*)$"#, standIn: .daily
        ) {
            try CronSchedule($0)
        } write: {
            .string($0.expression)
        }
    }
}

extension Shape where Value == Zone {
    /// An IANA time zone.
    package static var timeZone: Shape<Zone> {
        parsed(
            "a time zone", example: "Europe/Paris", pattern: "^(UTC|[A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$", standIn: .utc
        ) {
            try Zone($0)
        } write: {
            .string($0.identifier)
        }
    }
}
