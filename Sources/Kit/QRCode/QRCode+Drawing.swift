package import HTML

extension QRCode {
    /// The drawing, with its quiet zone. It has no size of its own: the place it is put into gives it one.
    ///
    /// - Parameter title: what it is, for who hears the page: the text itself may be a secret.
    package func svg(title: String) -> Markup {
        let side = Double(width + 2 * Self.quietZone)
        return SVG.svg(
            .xmlNamespace(), .viewBox(0, 0, side, side), .crispEdges(), .role("img"), .ariaLabel(title),
            .class("qr-code")
        ) {
            SVG.title { title }
            // Not the page's colours: many scanners read dark on light only.
            SVG.rect(.width(.units(side)), .height(.units(side)), .fill("#fff"))
            SVG.path(.fill("#000"), .d(bars: bars))
        }
    }

    /// The dark modules that touch each other in a row, as one piece: no hairlines between them.
    private var bars: [(x: Int, y: Int, width: Int)] {
        modules.enumerated().flatMap { y, row in
            var bars: [(x: Int, y: Int, width: Int)] = []
            for (x, isDark) in row.enumerated() where isDark {
                if let last = bars.last, last.x + last.width == x + Self.quietZone {
                    bars[bars.count - 1].width += 1
                } else {
                    bars.append((x: x + Self.quietZone, y: y + Self.quietZone, width: 1))
                }
            }
            return bars
        }
    }
}
