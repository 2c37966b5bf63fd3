import Cron
import VigieTestSupport

/// A schedule at random, with the values of its fields known without reading its text.
struct RandomSchedule {
    let schedule: CronSchedule
    let fields: [Set<Int>]
    let eitherDay: Bool

    private static let ranges = [0...59, 0...23, 1...31, 1...12, 0...6]

    init(_ random: SeededRandom) throws {
        var texts: [String] = []
        var fields: [Set<Int>] = []
        for range in Self.ranges {
            let (text, values) = Self.field(range, random)
            texts.append(text)
            fields.append(values)
        }
        // Days and months that are mostly free, so that firings are near.
        for index in [2, 3, 4] where random.chance(0.6) {
            (texts[index], fields[index]) = ("*", Set(Self.ranges[index]))
        }
        // The hours in which clocks are turned are the ones to look at.
        if random.chance(0.5) {
            let hour = random.int(in: 0..<4)
            (texts[1], fields[1]) = (String(hour), [hour])
        }
        self.fields = fields
        eitherDay = !texts[2].hasPrefix("*") && !texts[4].hasPrefix("*")
        schedule = try CronSchedule(texts.joined(separator: " "))
    }

    private static func field(_ range: ClosedRange<Int>, _ random: SeededRandom) -> (String, Set<Int>) {
        let first = random.int(in: range.lowerBound..<range.upperBound + 1)
        let last = random.int(in: first..<range.upperBound + 1)
        let step = random.int(in: 1..<8)
        switch random.int(in: 0..<6) {
        case 0: return ("*", Set(range))
        case 1: return ("*/\(step)", Set(stride(from: range.lowerBound, through: range.upperBound, by: step)))
        case 2: return ("\(first)-\(last)", Set(first...last))
        case 3: return ("\(first)-\(last)/\(step)", Set(stride(from: first, through: last, by: step)))
        case 4:
            let others = (0..<random.int(in: 1..<4)).map { _ in
                random.int(in: range.lowerBound..<range.upperBound + 1)
            }
            return (([first] + others).map(String.init).joined(separator: ","), Set([first] + others))
        default: return (String(first), [first])
        }
    }
}
