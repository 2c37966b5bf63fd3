import Surroundings

/// A date as HTTP writes it: `Mon, 05 Jan 2026 00:00:00 GMT`.
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func instant(_ text: String) -> Timestamp? {
        let words = text.split { " :".contains($0) }
        guard words.count == 8, words[7] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
            let month = months.firstIndex(of: String(words[2])), (1...31).contains(day), (1970...9999).contains(year),
            let hour = Int64(words[4]), let minute = Int64(words[5]), let second = Int64(words[6]),
            (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        let days = CivilDate(year: year, month: month + 1, day: day).daysSinceEpoch
        return Timestamp(seconds: days * 86_400 + hour * 3600 + minute * 60 + second)
    }
}
