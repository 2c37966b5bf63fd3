/// When something is to happen again and again: a cron expression of five fields.
///
/// `minute hour day-of-month month day-of-week`, each `*`, a value, a range `1-5`, a step `*/10`, a list of these, or
/// names (`mon`, `jan`); or one of `@hourly @daily @weekly @monthly @yearly`. As in every cron, if both day fields
/// are restricted (neither begins with `*`) a day that fits either one counts; otherwise it must fit both.
///
/// On the two nights a year when the clocks are turned:
/// - A schedule that names hours follows the wall clock. A time that the clock skips comes due once, at the first
///   instant after the gap; a time that the clock shows twice comes due once, the first time.
/// - A schedule whose hour is every hour follows the hours that really pass: it comes due whenever the clock shows one
///   of its minutes, so in the repeated hour again, and in a skipped hour not at all.
package struct CronSchedule: Hashable, Sendable {
    /// The expression as it was written.
    package let expression: String

    let minutes: CronValues
    let hours: CronValues
    let days: CronValues
    let months: CronValues
    let weekdays: CronValues
    /// Whether a day has to fit only one of the two day fields.
    let eitherDay: Bool

    package init(_ expression: String) throws(CronError) {
        let text = try Self.expanded(expression)
        let fields = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard fields.count == 5 else { throw Self.wrongCount(expression, fields.count) }
        var values: [CronValues] = []
        for (field, text) in zip(CronField.all, fields) {
            do {
                values.append(try field.values(of: text))
            } catch {
                throw .malformed(expression, reason: error.reason, hint: error.hint)
            }
        }
        if values[4].contains(7) {
            values[4].insert(0)
            values[4].remove(7)
        }
        self.expression = expression
        (minutes, hours, days, months, weekdays) = (values[0], values[1], values[2], values[3], values[4])
        eitherDay = !fields[2].hasPrefix("*") && !fields[4].hasPrefix("*")
        guard eitherDay || hasAnyDay else { throw .never(expression) }
    }

    /// Every day at midnight.
    package static let daily = CronSchedule(daily: "0 0 * * *")

    private init(daily expression: String) {
        self.expression = expression
        (minutes, hours) = (CronValues(0...0), CronValues(0...0))
        (days, months, weekdays) = (CronValues(1...31), CronValues(1...12), CronValues(0...6))
        eitherDay = false
    }

    private static let hint = "write five fields: minute hour day-of-month month day-of-week, such as '30 2 * * *'"

    private static func expanded(_ expression: String) throws(CronError) -> String {
        guard expression.hasPrefix("@") else { return expression }
        switch expression {
        case "@hourly": return "0 * * * *"
        case "@daily", "@midnight": return "0 0 * * *"
        case "@weekly": return "0 0 * * 0"
        case "@monthly": return "0 0 1 * *"
        case "@yearly", "@annually": return "0 0 1 1 *"
        default:
            throw .malformed(
                expression, reason: "is not a known shorthand",
                hint: "these are: @hourly @daily @weekly @monthly @yearly")
        }
    }

    private static func wrongCount(_ expression: String, _ count: Int) -> CronError {
        let plural = count == 1 ? "" : "s"
        let hint = count == 6 ? "leave out the seconds; \(hint)" : hint
        return .malformed(expression, reason: "has \(count) field\(plural)", hint: hint)
    }

    /// Whether the schedule follows the hours that really pass rather than the wall clock.
    var followsRealHours: Bool { hours.count == 24 }

    private var hasAnyDay: Bool {
        let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard let firstDay = days.first else { return false }
        return (1...12).contains { months.contains($0) && firstDay <= longest[$0 - 1] }
    }
}

extension CronSchedule: CustomStringConvertible {
    package var description: String { expression }
}

extension CronSchedule: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            self = try CronSchedule(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a schedule: \(text)")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(expression)
    }
}
