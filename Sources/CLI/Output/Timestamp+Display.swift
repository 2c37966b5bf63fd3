import Surroundings

extension Timestamp {
    /// To the second, in UTC, as tables show it: `2026-11-22 15:20:43Z`.
    var display: String {
        rfc3339.prefix(19).replacing("T", with: " ") + "Z"
    }
}

extension Duration {
    /// To the hundredth of a second, for comparing: `12.34 s`.
    var seconds: String {
        let hundredths = (inMicroseconds + 5000) / 10_000
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) s"
    }
}
