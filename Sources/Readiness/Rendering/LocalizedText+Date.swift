import Cron
import Surroundings
import Wording

extension LocalizedText {
    /// A day and a minute in a time zone: `22 November 2026, 16:40 (Europe/Paris)`.
    init(dateTime instant: Timestamp, in zone: Zone) {
        let seconds = instant.seconds + zone.offset(at: instant)
        let days = seconds.dividingRoundingDown(by: 86_400)
        let date = CivilDate(daysSinceEpoch: days)
        let minuteOfDay = (seconds - days * 86_400) / 60
        let hour = minuteOfDay / 60
        let minute = minuteOfDay % 60 < 10 ? "0\(minuteOfDay % 60)" : "\(minuteOfDay % 60)"
        let month = Self.months[date.month - 1]
        let space = Typography.noBreakSpace
        self.init(
            en: "\(date.day) \(month.en) \(date.year), \(hour < 10 ? "0" : "")\(hour):\(minute) (\(zone))",
            fr:
                "\(date.day == 1 ? "1er" : "\(date.day)") \(month.fr) \(date.year), \(hour)\(space)h\(space)\(minute) (\(zone))"
        )
    }

    private static let months = [
        LocalizedText(en: "January", fr: "janvier"), LocalizedText(en: "February", fr: "février"),
        LocalizedText(en: "March", fr: "mars"), LocalizedText(en: "April", fr: "avril"),
        LocalizedText(en: "May", fr: "mai"), LocalizedText(en: "June", fr: "juin"),
        LocalizedText(en: "July", fr: "juillet"), LocalizedText(en: "August", fr: "août"),
        LocalizedText(en: "September", fr: "septembre"), LocalizedText(en: "October", fr: "octobre"),
        LocalizedText(en: "November", fr: "novembre"), LocalizedText(en: "December", fr: "décembre"),
    ]
}
