extension Timestamp {
    /// The instant as RFC 3339 in UTC with six fractional digits: `2026-11-22T15:20:43.641448Z`.
    package var rfc3339: String {
        let days = seconds.dividingRoundingDown(by: 86_400)
        let date = CivilDate(daysSinceEpoch: days)
        let second = Int(seconds - days * 86_400)
        let fraction = Int(microseconds - seconds * 1_000_000)
        return "\(date.year.padded(4))-\(date.month.padded(2))-\(date.day.padded(2))T"
            + "\((second / 3600).padded(2)):\((second / 60 % 60).padded(2)):\((second % 60).padded(2))"
            + ".\(fraction.padded(6))Z"
    }

    /// Reads RFC 3339 with `Z` or a numeric offset and up to nine fractional digits; `nil` for anything else.
    package init?(rfc3339 text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2), reader.skip("-"),
            let day = reader.number(2), reader.skip("T") || reader.skip("t") || reader.skip(" "),
            let hour = reader.number(2), reader.skip(":"), let minute = reader.number(2), reader.skip(":"),
            let second = reader.number(2),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        guard CivilDate(daysSinceEpoch: date.daysSinceEpoch) == date else { return nil }
        guard let fraction = reader.fraction(), let offset = reader.offset(), reader.isAtEnd else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
        self.init(microseconds: seconds * 1_000_000 + Int64(fraction))
    }
}

extension Timestamp: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Timestamp(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an RFC 3339 time: \(text)")
        }
        self = instant
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rfc3339)
    }
}

extension Timestamp: CustomStringConvertible {
    package var description: String { rfc3339 }
}

extension Int {
    /// The number in decimal, filled up with zeros on the left.
    fileprivate func padded(_ width: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, width - text.count)) + text
    }
}

/// Reads the fixed-width fields of a time from ASCII text.
private struct DigitReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { index == bytes.count }

    mutating func skip(_ character: Character) -> Bool {
        guard index < bytes.count, bytes[index] == character.asciiValue else { return false }
        index += 1
        return true
    }

    mutating func number(_ width: Int) -> Int? {
        guard index + width <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[index..<index + width] {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        index += width
        return value
    }

    /// Microseconds; zero where there is no fraction, `nil` where it is malformed.
    mutating func fraction() -> Int? {
        guard skip(".") else { return 0 }
        var value = 0
        var digits = 0
        while index < bytes.count, (48...57).contains(bytes[index]) {
            if digits < 6 { value = value * 10 + Int(bytes[index] - 48) }
            digits += 1
            index += 1
        }
        guard (1...9).contains(digits) else { return nil }
        for _ in min(digits, 6)..<6 { value *= 10 }
        return value
    }

    /// Seconds east of UTC. PostgreSQL's short form (`+00`) is read too.
    mutating func offset() -> Int? {
        if skip("Z") || skip("z") { return 0 }
        let sign = skip("+") ? 1 : (skip("-") ? -1 : 0)
        guard sign != 0, let hours = number(2), hours < 24 else { return nil }
        guard !isAtEnd else { return sign * hours * 3600 }
        guard skip(":"), let minutes = number(2), minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
