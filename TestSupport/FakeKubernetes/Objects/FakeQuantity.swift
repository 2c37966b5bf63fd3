/// An amount with a suffix, in thousandths: enough for a quota.
struct FakeQuantity: Comparable {
    let thousandths: Int

    init(thousandths: Int) {
        self.thousandths = thousandths
    }

    init?(_ text: String) {
        let number = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
        guard let value = Double(number) else { return nil }
        let scales: [Substring: Double] = [
            "": 1, "m": 0.001, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "Ki": 1024, "Mi": 1_048_576,
            "Gi": 1_073_741_824, "Ti": 1_099_511_627_776, "u": 1e-6, "n": 1e-9,
        ]
        guard let scale = scales[text.dropFirst(number.count)] else { return nil }
        thousandths = Int((value * scale * 1000).rounded(.up))
    }

    var text: String { thousandths % 1000 == 0 ? String(thousandths / 1000) : "\(thousandths)m" }

    static func < (left: FakeQuantity, right: FakeQuantity) -> Bool { left.thousandths < right.thousandths }
    static func + (left: FakeQuantity, right: FakeQuantity) -> FakeQuantity {
        FakeQuantity(thousandths: left.thousandths + right.thousandths)
    }
}
