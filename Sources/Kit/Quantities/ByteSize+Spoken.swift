package import Wording

extension ByteSize {
    /// The size for people, in decimal units with three figures: `1.23 GB`, in French `1,23 Go`.
    package var spoken: LocalizedText {
        guard bytes >= 0 else {
            let positive = ByteSize(bytes: -max(bytes, -.max)).spoken
            return LocalizedText(en: "-" + positive.en, fr: "-" + positive.fr)
        }
        for (index, unit) in ByteUnit.decimal.enumerated().reversed() where bytes >= unit.bytes {
            let decimals = unit == .byte ? 0 : (bytes < 10 * unit.bytes ? 2 : (bytes < 100 * unit.bytes ? 1 : 0))
            let number = Figures(rounding: bytes, in: unit.bytes, decimals: decimals)
            // 999.96 kB rounds to 1000 kB: that is the next unit's 1 MB.
            if number.whole >= 1000, index + 1 < ByteUnit.decimal.count {
                return ByteSize(bytes: ByteUnit.decimal[index + 1].bytes).spoken
            }
            return LocalizedText(
                en: "\(number.text(point: ".")) \(unit.rawValue)", fr: "\(number.text(point: ",")) \(unit.french)")
        }
        return LocalizedText(en: "0 B", fr: "0 o")
    }
}

/// A quotient rounded to a few decimals, without floating point.
struct Figures {
    let whole: Int64
    let fraction: Int64
    let decimals: Int

    init(rounding count: Int64, in unit: Int64, decimals: Int) {
        var scale: Int64 = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (Int128(count) * Int128(scale) * 2 + Int128(unit)) / (Int128(unit) * 2)
        whole = Int64(clamping: scaled / Int128(scale))
        fraction = Int64(clamping: scaled % Int128(scale))
        self.decimals = decimals
    }

    /// The figures with this decimal point, without zeros at the end.
    func text(point: String) -> String {
        guard fraction != 0 else { return String(whole) }
        var digits = String(fraction)
        digits = String(repeating: "0", count: decimals - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(whole)\(point)\(digits)"
    }
}
