package import Cron
import JSONTree
import Quantities
package import Surroundings
package import VigiePlan

/// How often a secret is changed, and when it may be.
package struct SecretRotation: PlanObject {
    package let interval: Duration
    package let schedule: CronSchedule?
    package let timeZone: Zone?
    package let window: RotationWindow?

    package init(from fields: inout Fields) {
        interval = fields.required("interval", .duration, "How old it may become, such as 30d.")
        schedule = fields.optional(
            "schedule", .cron, "When it is changed, in a quiet hour, such as \"0 3 * * 1\"; otherwise at the interval.")
        timeZone = fields.optional("timeZone", .timeZone, "The time zone; otherwise the platform's.")
        window = fields.optional(
            "window", .object(RotationWindow.self), "The hours in which Vigie may change it by itself.")
        let (interval, window, schedule) = (interval, window, schedule)
        fields.refuse(
            when: interval < .seconds(60), at: "interval", "a secret cannot be changed every \(interval.quantity)",
            hint: "write a duration of a minute at least")
        fields.refuse(
            when: window != nil && schedule != nil, at: "window", "a schedule and a window both say when",
            hint: "keep one of them")
        fields.refuse(
            when: window.map { interval <= $0.longestWait } ?? false, at: "window",
            "the window opens too seldom for an interval of \(interval.quantity)",
            hint: "let it open more often, or make the interval longer")
    }
}

/// The days and hours in which a secret may be changed without anybody asking for it.
package struct RotationWindow: PlanObject {
    package let days: [Weekday]
    package let from: Int
    package let to: Int

    package enum Weekday: String, Sendable, CaseIterable {
        case mon, tue, wed, thu, fri, sat, sun
    }

    package init(from fields: inout Fields) {
        days = fields.optional(
            "days", .list(of: .choice(Weekday.self), atLeast: 1), default: Weekday.allCases,
            "The days on which it opens.")
        from = fields.required("from", .timeOfDay, "When it opens, such as \"02:00\".")
        to = fields.required("to", .timeOfDay, "When it closes; before it opens means on the day after.")
        let (from, to) = (from, to)
        fields.refuse(
            when: from == to, at: "to", "the window closes when it opens", hint: "leave it out if any hour will do")
    }

    /// When it opens.
    package var opening: CronSchedule {
        let names = days.map(\.rawValue).joined(separator: ",")
        return (try? CronSchedule("\(from % 60) \(from / 60) * * \(names)")) ?? .daily
    }

    var length: Duration { .seconds((to - from + 1440) % 1440 * 60) }

    /// The longest time between two openings.
    var longestWait: Duration {
        let indices = days.compactMap { Weekday.allCases.firstIndex(of: $0) }.sorted()
        let gaps = zip(indices, indices.dropFirst() + [(indices.first ?? 0) + 7]).map { $1 - $0 }
        return .seconds((gaps.max() ?? 1) * 86_400)
    }

    package func isOpen(at instant: Timestamp, in zone: Zone) -> Bool {
        opening.next(after: instant - length, in: zone).map { $0 <= instant } ?? false
    }

    package func nextOpening(after instant: Timestamp, in zone: Zone) -> Timestamp? {
        opening.next(after: instant, in: zone)
    }
}

extension Shape where Value == Int {
    /// Minutes since midnight.
    fileprivate static var timeOfDay: Shape<Int> {
        parsed(
            "a time of day", example: "\"02:00\"", pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$", standIn: 0
        ) { text in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
                let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
            else { throw ShapeProblem("is no time of day", hint: "write it as 02:00") }
            return hour * 60 + minute
        } write: { minutes in
            let (hour, minute) = (minutes / 60, minutes % 60)
            return .string("\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)")
        }
    }
}
