/// One of the five places of an expression: what may stand there.
struct CronField: Sendable {
    let name: String
    let range: ClosedRange<Int>
    /// Names for values, the first for the smallest: `jan`, `mon`.
    let names: [String]

    static let minute = CronField(name: "minute", range: 0...59, names: [])
    static let hour = CronField(name: "hour", range: 0...23, names: [])
    static let day = CronField(name: "day of the month", range: 1...31, names: [])
    static let month = CronField(
        name: "month", range: 1...12,
        names: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
    /// Sunday is 0 and also 7.
    static let weekday = CronField(
        name: "day of the week", range: 0...7, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"])

    static let all = [minute, hour, day, month, weekday]

    /// The values that a list such as `1-5,*/10` names.
    func values(of text: Substring) throws(CronReason) -> CronValues {
        var values = CronValues()
        for element in text.split(separator: ",", omittingEmptySubsequences: false) {
            for value in try span(of: element) { values.insert(value) }
        }
        return values
    }

    /// One element: `*`, `5`, `1-5`, each perhaps with a step `/n`; a single value with a step runs to the end.
    private func span(of element: Substring) throws(CronReason) -> StrideThrough<Int> {
        let parts = element.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let base = parts.first, !base.isEmpty else { throw reason("'\(element)'") }
        let step = parts.count == 2 ? try step(of: parts[1], in: element) : 1
        if base == "*" { return stride(from: range.lowerBound, through: last, by: step) }
        let ends = base.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2 else { throw reason("'\(base)'") }
        let first = try value(of: ends[0])
        guard ends.count == 2 else { return stride(from: first, through: parts.count == 2 ? last : first, by: step) }
        var end = try value(of: ends[1])
        if isWeekday, end == 0, first > 0 { end = 7 }
        guard first <= end else {
            let parts = "\(first)-\(last),\(range.lowerBound)-\(end)"
            throw CronReason(reason: "has '\(base)' as \(name), which runs backwards", hint: "write \(parts)")
        }
        return stride(from: first, through: end, by: step)
    }

    private func step(of text: Substring, in element: Substring) throws(CronReason) -> Int {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let step = Int(text), step > 0 else {
            let hint = "a step is a whole number above zero: */5"
            throw CronReason(reason: "has '\(element)' as \(name)", hint: hint)
        }
        return step
    }

    private func value(of text: Substring) throws(CronReason) -> Int {
        if let index = names.firstIndex(of: text.lowercased()) { return range.lowerBound + index }
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(text), range.contains(value) else {
            throw reason("'\(text)'")
        }
        return value
    }

    private var isWeekday: Bool { range.upperBound == 7 }

    /// The last value of `*`: Sunday is not counted twice.
    private var last: Int { isWeekday ? 6 : range.upperBound }

    private func reason(_ found: String) -> CronReason {
        let example = names.isEmpty ? "" : ", or a name such as \(names[1])"
        return CronReason(
            reason: "has \(found) as \(name)",
            hint: "the \(name) is \(range.lowerBound) to \(range.upperBound)\(example)")
    }
}

/// Why a field cannot be read.
struct CronReason: Error {
    let reason: String
    let hint: String
}

/// A set of small numbers, as bits.
struct CronValues: Hashable, Sendable {
    private(set) var bits: UInt64 = 0

    init() {}

    init(_ range: ClosedRange<Int>) {
        for value in range { insert(value) }
    }

    mutating func insert(_ value: Int) { bits |= 1 << UInt64(value) }
    mutating func remove(_ value: Int) { bits &= ~(1 << UInt64(value)) }
    func contains(_ value: Int) -> Bool { bits & (1 << UInt64(value)) != 0 }

    /// The smallest member that is not below `value`.
    func first(from value: Int) -> Int? {
        guard value < 64 else { return nil }
        let rest = (bits >> UInt64(value)) << UInt64(value)
        return rest == 0 ? nil : rest.trailingZeroBitCount
    }

    var count: Int { bits.nonzeroBitCount }
    var first: Int? { first(from: 0) }
    var last: Int? { bits == 0 ? nil : 63 - bits.leadingZeroBitCount }
}
