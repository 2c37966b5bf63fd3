/// A span as Go writes it: `1h30m`, `250ms`, `1.5s`.
package struct GoDuration: Hashable, Sendable, CustomStringConvertible {
    package let duration: Duration

    package init(_ duration: Duration) {
        self.duration = duration
    }

    package init?(text: String) {
        let units: [(String, Double)] = [
            ("ns", 1), ("us", 1e3), ("µs", 1e3), ("μs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3600e9),
        ]
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        guard rest != "0" else {
            duration = .zero
            return
        }
        guard !rest.isEmpty else { return nil }
        var nanoseconds = 0.0
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { !$0.isNumber && $0 != "." }
            rest = rest.dropFirst(unit.count)
            guard let value = Double(number), let scale = units.first(where: { $0.0 == unit })?.1 else { return nil }
            nanoseconds += value * scale
        }
        guard nanoseconds < 9.2e18 else { return nil }
        duration = .nanoseconds(Int64(isNegative ? -nanoseconds : nanoseconds))
    }

    package var description: String {
        let total = Int64(duration / .nanoseconds(1))
        guard total != 0 else { return "0s" }
        let magnitude = total.magnitude
        let (hours, minutes) = (magnitude / 3_600_000_000_000, magnitude / 60_000_000_000 % 60)
        let seconds = Double(magnitude % 60_000_000_000) / 1e9
        var text = total < 0 ? "-" : ""
        if hours > 0 { text += "\(hours)h" }
        if hours > 0 || minutes > 0 { text += "\(minutes)m" }
        return text + (seconds == seconds.rounded() ? "\(Int(seconds))s" : "\(seconds)s")
    }
}
