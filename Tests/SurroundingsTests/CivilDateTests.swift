import Foundation
import Surroundings
import Testing
import VigieTestSupport

struct CivilDateTests {
    @Test(arguments: [
        (CivilDate(year: 1970, month: 1, day: 1), 0, 4),
        (CivilDate(year: 2000, month: 2, day: 29), 11_016, 2),
        (CivilDate(year: 1900, month: 3, day: 1), -25_508, 4),
        (CivilDate(year: 1969, month: 12, day: 31), -1, 3),
    ])
    func `a day has its number and its weekday`(date: CivilDate, days: Int64, weekday: Int) {
        #expect(date.daysSinceEpoch == days)
        #expect(CivilDate(daysSinceEpoch: days) == date)
        #expect(date.weekday == weekday)
    }

    @Test(arguments: [UInt64(1), 2])
    func `the calendar agrees with Foundation's`(seed: UInt64) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let random = SeededRandom(seed: seed)
        for _ in 0..<1000 {
            let days = Int64(random.int(in: -100_000..<200_000))
            let date = CivilDate(daysSinceEpoch: days)
            let parts = calendar.dateComponents(
                [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
            // Foundation's calendar is Julian before 1582-10-15.
            #expect(
                [date.year, date.month, date.day, date.weekday + 1] == [
                    parts.year, parts.month, parts.day, parts.weekday,
                ])
            #expect(date.daysSinceEpoch == days)
        }
    }
}
