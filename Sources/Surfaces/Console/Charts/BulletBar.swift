import HTML
import VigieReadiness

/// What was achieved, as a bar, and the objective as a tick across it.
struct BulletBar {
    /// Achieved divided by objective.
    let ratio: Double
    let isWithin: Bool

    init?(_ measurement: Measurement) {
        guard let ratio = measurement.ratio, ratio.isFinite, ratio >= 0 else { return nil }
        self.init(ratio: ratio, isWithin: measurement.isWithin ?? (ratio <= 1))
    }

    init(ratio: Double, isWithin: Bool) {
        self.ratio = ratio
        self.isWithin = isWithin
    }

    private static let width = 120.0
    /// Where the objective stands, so that overshooting still shows.
    private static let objective = 84.0

    var markup: Markup {
        let achieved = min(Self.width, max(2, Self.objective * ratio))
        return SVG.svg(.class("bullet"), .viewBox(0, 0, Self.width, 12), .ariaHidden()) {
            SVG.rect(.class("t"), .y(2), .width(.units(Self.width)), .height(8), .rx(3))
            SVG.rect(.class(isWithin ? "b-ok" : "b-bad"), .y(4), .width(.units(achieved)), .height(4), .rx(2))
            SVG.rect(.class("o"), .x(.units(Self.objective)), .width(2), .height(12))
        }
    }
}
