package import Wording

extension Duration {
    /// The duration for people, at a precision they can use: `340 ms`, `4.2 s`, `4 min 12 s`, `3 h 5 min`, `2 d 4 h`.
    package var spoken: LocalizedText {
        let milliseconds = roundedMilliseconds
        guard milliseconds >= 0 else {
            let positive = (Duration.zero - self).spoken
            return LocalizedText(en: "-" + positive.en, fr: "-" + positive.fr)
        }
        switch milliseconds {
        case 0: return LocalizedText(verbatim: "0 s")
        case 1..<1000: return LocalizedText(verbatim: "\(milliseconds) ms")
        case 1000..<9950:
            let tenths = (milliseconds + 50) / 100
            let (whole, tenth) = tenths.quotientAndRemainder(dividingBy: 10)
            guard tenth != 0 else { return LocalizedText(verbatim: "\(whole) s") }
            return LocalizedText(en: "\(whole).\(tenth) s", fr: "\(whole),\(tenth) s")
        default: return Self.inTwoUnits(milliseconds)
        }
    }

    /// The two largest units that say something, the second rounded to the nearest.
    private static func inTwoUnits(_ milliseconds: Int64) -> LocalizedText {
        let seconds = (milliseconds + 500) / 1000
        if seconds < 3600 { return pair(seconds, 60, ("min", "min"), ("s", "s")) }
        let minutes = (seconds + 30) / 60
        if minutes < 1440 { return pair(minutes, 60, ("h", "h"), ("min", "min")) }
        return pair((minutes + 30) / 60, 24, ("d", "j"), ("h", "h"))
    }

    private static func pair(
        _ count: Int64, _ base: Int64, _ large: (en: String, fr: String), _ small: (en: String, fr: String)
    ) -> LocalizedText {
        let (whole, rest) = count.quotientAndRemainder(dividingBy: base)
        func text(_ large: String, _ small: String) -> String {
            [whole > 0 ? "\(whole) \(large)" : nil, rest > 0 ? "\(rest) \(small)" : nil]
                .compactMap(\.self).joined(separator: " ")
        }
        return LocalizedText(en: text(large.en, small.en), fr: text(large.fr, small.fr))
    }

    private var roundedMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let half: Int64 = attoseconds < 0 ? -500_000_000_000_000 : 500_000_000_000_000
        return seconds * 1000 + (attoseconds + half) / 1_000_000_000_000_000
    }
}
