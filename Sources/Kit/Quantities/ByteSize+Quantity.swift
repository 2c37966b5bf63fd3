extension ByteSize {
    /// What `init(quantity:)` can read, for sentences.
    package static let quantityHint =
        "write it like 200MB or 1GiB (units: B, kB, MB, GB, TB, PB, KiB, MiB, GiB, TiB, PiB)"

    /// Reads `200MB`, `1GiB`, `1.5GB`. Exact: a fraction is refused unless it comes to whole bytes.
    package init(quantity text: String) throws(QuantityError) {
        let number = text.prefix { ($0.isASCII && $0.isNumber) || $0 == "." }
        let word = text.dropFirst(number.count)
        guard !number.isEmpty else {
            throw .size(text, reason: "does not begin with a number", hint: Self.quantityHint)
        }
        guard !word.isEmpty else {
            throw .size(text, reason: "has no unit", hint: "say which: \(text)B, \(text)MB, \(text)GiB")
        }
        guard let unit = ByteUnit(rawValue: word == "KB" ? "kB" : String(word)) else {
            let hint = ByteUnit.meant(by: String(word)).map { "write \(number)\($0.rawValue)" } ?? Self.quantityHint
            throw .size(text, reason: "has the unknown unit '\(word)'", hint: hint)
        }
        guard let decimal = ExactDecimal(number) else {
            throw .size(text, reason: "is not a number with a unit", hint: Self.quantityHint)
        }
        let scaled = decimal.digits.multipliedReportingOverflow(by: Int128(unit.bytes))
        guard !scaled.overflow, let bytes = Int64(exactly: scaled.partialValue / decimal.scale) else {
            throw .size(text, reason: "is more than any disk holds", hint: Self.quantityHint)
        }
        guard scaled.partialValue % decimal.scale == 0 else {
            throw .size(text, reason: "is not a whole number of bytes", hint: "write a whole number of a smaller unit")
        }
        self.init(bytes: bytes)
    }

    /// The shortest text that `init(quantity:)` reads back exactly: `200MB`, `1GiB`, `1234B`.
    package var quantity: String {
        let unit =
            (ByteUnit.binary + ByteUnit.decimal)
            .filter { bytes != 0 && bytes % $0.bytes == 0 }
            .max { $0.bytes < $1.bytes } ?? .byte
        return "\(bytes / unit.bytes)\(unit.rawValue)"
    }
}
