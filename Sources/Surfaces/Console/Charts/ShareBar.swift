import HTML

/// Shares of a whole, side by side.
struct ShareBar {
    struct Share {
        let count: Int
        let style: String
    }

    let shares: [Share]
    let label: String

    var markup: Markup {
        let shown = shares.filter { $0.count > 0 }
        let total = Double(shown.reduce(0) { $0 + $1.count })
        var left = 0.0
        let pieces = shown.map { share -> Markup in
            let width = Double(share.count) / total * 100
            defer { left += width }
            return SVG.rect(
                .class(share.style), .x(.percent(left)), .width(.percent(max(0.2, width - 0.25))), .height(10))
        }
        return SVG.svg(.class("bar"), .role("img"), .ariaLabel(label)) { pieces }
    }
}
