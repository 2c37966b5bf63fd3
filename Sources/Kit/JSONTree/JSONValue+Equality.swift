extension JSONValue: Hashable {
    package static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.integer(let one), .integer(let other)): one == other
        case (.number(let one), .number(let other)): one == other
        case (.integer(let whole), .number(let number)), (.number(let number), .integer(let whole)):
            wholeNumber(writtenFor: number) == whole
        case (.string(let one), .string(let other)): one == other
        case (.array(let one), .array(let other)): one == other
        case (.object(let one), .object(let other)): one == other
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let flag): hasher.combine(flag)
        case .integer(let whole): hasher.combine(whole)
        case .number(let number):
            if let whole = Self.wholeNumber(writtenFor: number) {
                hasher.combine(whole)
            } else {
                hasher.combine(number)
            }
        case .string(let text): hasher.combine(text)
        case .array(let elements): hasher.combine(elements)
        case .object(let members): hasher.combine(members)
        }
    }

    /// The whole number that is read back where this one was written; it need not be the same beyond 2^53, because
    /// only as many digits are written as tell a double from its neighbours.
    private static func wholeNumber(writtenFor number: Double) -> Int64? {
        guard number.magnitude < 1e19, number == number.rounded() else { return nil }
        return Int64(ECMAScriptNumber.text(of: number))
    }
}
