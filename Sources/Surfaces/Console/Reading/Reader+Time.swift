import Cron
import HTML
import Surroundings
import Wording

/// Times as people read them: in the platform's zone, the exact instant in UTC under the pointer.
extension Reader {
    /// `22 Nov 2026, 16:40`
    func moment(_ instant: Timestamp) -> Markup {
        stamp(instant, "\(day(instant)), \(clock(instant))")
    }

    /// `16:40` today, with its day otherwise.
    func brief(_ instant: Timestamp) -> Markup {
        stamp(instant, isToday(instant) ? clock(instant) : "\(day(instant, withYear: false)), \(clock(instant))")
    }

    /// `16:40:12`
    func second(_ instant: Timestamp) -> Markup {
        let second = Int(civil(instant).second % 60)
        return stamp(instant, "\(clock(instant)):\(Self.two(second))")
    }

    /// `4 h ago`
    func age(_ instant: Timestamp) -> Markup {
        stamp(instant, instant <= now ? self[LocalizedText(age: now - instant)] : coming(instant))
    }

    /// `in 4 h`
    private func coming(_ instant: Timestamp) -> String {
        let span = self[LocalizedText(coarse: instant - now)]
        return say("in \(span)", "dans \(span)")
    }

    /// `since 16:40`, `depuis le 22 nov., 16:40`
    @MarkupBuilder func since(_ instant: Timestamp) -> Markup {
        say("since ", isToday(instant) ? "depuis " : "depuis le ")
        brief(instant)
    }

    /// `until 16:40`, `jusqu’au 22 nov., 16:40`
    @MarkupBuilder func until(_ instant: Timestamp) -> Markup {
        say("until ", isToday(instant) ? "jusqu’à " : "jusqu’au ")
        brief(instant)
    }

    private func isToday(_ instant: Timestamp) -> Bool { civil(instant).date == civil(now).date }

    private func stamp(_ instant: Timestamp, _ text: String) -> Markup {
        time(.dateTime(instant.rfc3339), .title(Self.universal(instant))) { text }
    }

    /// `2026-11-22 15:40:12 UTC`
    private static func universal(_ instant: Timestamp) -> String {
        instant.rfc3339.prefix(19).replacing("T", with: " ") + " UTC"
    }

    /// `22 Nov 2026`
    func day(_ instant: Timestamp, withYear: Bool = true) -> String {
        let date = civil(instant).date
        let month = self[Self.months[date.month - 1]]
        let first = language == .french && date.day == 1 ? "1er" : "\(date.day)"
        let space = Typography.noBreakSpace
        return withYear ? "\(first)\(space)\(month)\(space)\(date.year)" : "\(first)\(space)\(month)"
    }

    /// `16:40`
    func clock(_ instant: Timestamp) -> String {
        let second = Int(civil(instant).second)
        return "\(Self.two(second / 3600)):\(Self.two(second / 60 % 60))"
    }

    private func civil(_ instant: Timestamp) -> (date: CivilDate, second: Int64) {
        let local = instant.seconds + zone.offset(at: instant)
        let days = local.dividingRoundingDown(by: 86_400)
        return (CivilDate(daysSinceEpoch: days), local - days * 86_400)
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    private static let months = [
        LocalizedText(en: "Jan", fr: "janv."), LocalizedText(en: "Feb", fr: "févr."),
        LocalizedText(en: "Mar", fr: "mars"), LocalizedText(en: "Apr", fr: "avr."),
        LocalizedText(en: "May", fr: "mai"), LocalizedText(en: "Jun", fr: "juin"),
        LocalizedText(en: "Jul", fr: "juil."), LocalizedText(en: "Aug", fr: "août"),
        LocalizedText(en: "Sep", fr: "sept."), LocalizedText(en: "Oct", fr: "oct."),
        LocalizedText(en: "Nov", fr: "nov."), LocalizedText(en: "Dec", fr: "déc."),
    ]
}
