/// An amount as Kubernetes writes it: `250m`, `1.5`, `64Mi`, `2e3`. Exact to the nano, rounded up beyond.
package struct Quantity: Hashable, Sendable, Comparable {
    /// In billionths.
    package let nanos: Int128

    package init(nanos: Int128) {
        self.nanos = nanos
    }

    package init(_ whole: Int) {
        nanos = Int128(whole) * 1_000_000_000
    }

    package init?(_ text: String) {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard number.contains(where: \.isNumber), let scale = Self.scale(rest.dropFirst(number.count)) else {
            return nil
        }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard number.count <= 30, let digits = Int128(String(parts[0] + fraction)) else { return nil }
        let (product, overflow) = digits.multipliedReportingOverflow(by: scale.multiplier)
        guard !overflow else { return nil }
        var divisor = scale.divisor
        for _ in 0..<fraction.count {
            let (next, overflow) = divisor.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            divisor = next
        }
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: divisor)
        let amount = quotient + (remainder > 0 ? 1 : 0)
        nanos = isNegative ? -amount : amount
    }

    /// What one unit with this suffix is in billionths, as a fraction.
    private static func scale(_ suffix: Substring) -> (multiplier: Int128, divisor: Int128)? {
        let one: Int128 = 1_000_000_000
        switch suffix {
        case "": return (one, 1)
        case "n": return (1, 1)
        case "u": return (1000, 1)
        case "m": return (1_000_000, 1)
        case "Ki", "Mi", "Gi", "Ti", "Pi", "Ei":
            guard let power = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"].firstIndex(of: String(suffix)) else { return nil }
            return (one << (10 * (power + 1)), 1)
        case "k", "M", "G", "T", "P", "E":
            guard let power = ["k", "M", "G", "T", "P", "E"].firstIndex(of: String(suffix)) else { return nil }
            return ((0...power).reduce(one) { product, _ in product * 1000 }, 1)
        default:
            guard let mark = suffix.first, mark == "e" || mark == "E", let exponent = Int(suffix.dropFirst()),
                abs(exponent) <= 18
            else { return nil }
            let power = (0..<abs(exponent)).reduce(Int128(1)) { product, _ in product * 10 }
            return exponent >= 0 ? (one * power, 1) : (one, power)
        }
    }

    package static func < (left: Quantity, right: Quantity) -> Bool { left.nanos < right.nanos }
    package static func + (left: Quantity, right: Quantity) -> Quantity { Quantity(nanos: left.nanos + right.nanos) }
    package static func - (left: Quantity, right: Quantity) -> Quantity { Quantity(nanos: left.nanos - right.nanos) }

    /// For arithmetic that may round.
    package var value: Double { Double(nanos) / 1e9 }
}

extension Quantity: CustomStringConvertible {
    /// The shortest exact way to write it: whole, in thousandths, or finer.
    package var description: String {
        for (unit, suffix) in [(1_000_000_000, ""), (1_000_000, "m"), (1000, "u")] as [(Int128, String)]
        where nanos % unit == 0 {
            return "\(nanos / unit)\(suffix)"
        }
        return "\(nanos)n"
    }
}
