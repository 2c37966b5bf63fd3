/// An unsigned decimal number as written, without a binary fraction: `digits / scale`.
struct ExactDecimal {
    let digits: Int128
    /// A power of ten.
    let scale: Int128

    /// Reads `12`, `0.5`, `99.95`; `nil` for anything else or more than thirty digits.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, text.utf8.count <= 30,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        guard let digits = Int128(parts.joined()) else { return nil }
        var scale: Int128 = 1
        for _ in 0..<(parts.count > 1 ? parts[1].utf8.count : 0) { scale *= 10 }
        self.digits = digits
        self.scale = scale
    }
}
