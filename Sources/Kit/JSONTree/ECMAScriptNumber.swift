/// A double as ECMAScript's `Number::toString` prints it (ECMA-262 §6.1.6.1.20), which RFC 8785 asks for.
enum ECMAScriptNumber {
    static func text(of value: Double) -> String {
        var bytes: [UInt8] = []
        append(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func append(_ value: Double, to bytes: inout [UInt8]) {
        // To write something else instead would be to record what was not measured. What is encoded from a type of
        // one's own never comes here: `init(encoding:)` throws.
        precondition(value.isFinite, "JSON has neither NaN nor infinity")
        guard value != 0 else { return bytes.append(zero) }
        let (digits, exponent) = shortestDigits(of: value.magnitude)
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        switch exponent {
        case digits.count...21:
            bytes += digits
            bytes += repeatElement(zero, count: exponent - digits.count)
        case 1..<max(1, digits.count):
            bytes += digits[..<exponent]
            bytes.append(point)
            bytes += digits[exponent...]
        case -5...0:
            bytes += [zero, point]
            bytes += repeatElement(zero, count: -exponent)
            bytes += digits
        default:
            bytes.append(digits[0])
            if digits.count > 1 {
                bytes.append(point)
                bytes += digits[1...]
            }
            bytes += exponent > 0 ? "e+".utf8 : "e-".utf8
            bytes += String((exponent - 1).magnitude).utf8
        }
    }

    private static let zero = UInt8(ascii: "0")
    private static let point = UInt8(ascii: ".")

    /// The fewest decimal digits that read back as the value, and where the point stands: `0.digits × 10^exponent`.
    private static func shortestDigits(of value: Double) -> (digits: [UInt8], exponent: Int) {
        var digits: [UInt8] = []
        digits.reserveCapacity(24)
        var exponent = 0
        var isFraction = false
        var written = value.description.utf8[...]
        while let byte = written.popFirst() {
            switch byte {
            case point: isFraction = true
            case UInt8(ascii: "e"):
                exponent += Int(Substring(written)) ?? 0
                written = written[written.endIndex...]
            default:
                // Zeros before the first digit only say where the point stands.
                let isLeading = digits.isEmpty && byte == zero
                if !isLeading { digits.append(byte) }
                if !isFraction, !isLeading { exponent += 1 }
                if isFraction, isLeading { exponent -= 1 }
            }
        }
        while digits.last == zero { digits.removeLast() }
        return (digits, exponent)
    }
}
