import HTML
import Surroundings
import VigieLedger

/// What was achieved each time, against what was promised.
struct TrendChart {
    struct Point {
        let at: Timestamp
        let value: Duration
        let verdict: Verdict
    }

    let title: String
    /// Oldest first.
    let points: [Point]
    let objective: Duration?
    let reader: Reader

    private static let height = 132.0
    private static let top = 14.0
    private static let bottom = 108.0

    @MarkupBuilder var markup: Markup {
        if let first = points.first, let last = points.last {
            let axis = TimeAxis(from: first.at, to: last.at > first.at ? last.at : first.at + .seconds(60))
            figure {
                div(.class("sh")) {
                    h3 { title }
                    span { caption(last) }
                }
                SVG.svg(.class("chart"), .height(.units(Self.height)), .role("img"), .ariaLabel(label(last))) {
                    scale
                    trace(axis)
                    for point in points { dot(point, axis) }
                    dates(axis)
                }
            }
        }
    }

    /// A little above whatever is highest, so that the objective never lies on the edge.
    private var most: Double {
        max(points.map(\.value.inSeconds).max() ?? 1, objective?.inSeconds ?? 0, 0.001) * 1.12
    }

    private func level(_ value: Duration) -> Double {
        Self.bottom - (Self.bottom - Self.top) * value.inSeconds / most
    }

    @MarkupBuilder private var scale: Markup {
        SVG.line(.class("axis"), .x1(0), .x2(.percent(100)), .y1(.units(Self.bottom)), .y2(.units(Self.bottom)))
        if let objective {
            let level = level(objective)
            SVG.line(.class("goal"), .x1(0), .x2(.percent(100)), .y1(.units(level)), .y2(.units(level)))
            SVG.text(.class("oo"), .x(0), .y(.units(max(10, level - 5)))) {
                reader.say("objective \(reader.span(objective))", "objectif \(reader.span(objective))")
            }
        }
    }

    /// The line stretches with the page; dots and words do not.
    private func trace(_ axis: TimeAxis) -> Markup {
        SVG.svg(
            .x(.percent(1)), .y(0), .width(.percent(98)), .height(.units(Self.height)),
            .viewBox(0, 0, 100, Self.height),
            .stretched()
        ) {
            SVG.polyline(.class("trace"), .points(points.map { (axis.place($0.at), level($0.value)) }))
        }
    }

    private func dot(_ point: Point, _ axis: TimeAxis) -> Markup {
        let style =
            switch point.verdict {
            case .pass: "dot"
            case .fail: "dot fail"
            case .inconclusive: "dot part"
            }
        return SVG.circle(
            .class(style), .cx(.percent(1 + axis.place(point.at) * 0.98)), .cy(.units(level(point.value))), .r(3.4)
        ) {
            SVG.title {
                "\(reader.day(point.at, withYear: false)), \(reader.clock(point.at)) · \(reader.span(point.value))"
            }
        }
    }

    private func dates(_ axis: TimeAxis) -> Markup {
        Markup {
            SVG.text(.x(0), .y(126)) { reader.day(axis.from, withYear: false) }
            SVG.text(.x(.percent(100)), .y(126), .textAnchor("end")) { reader.day(axis.to, withYear: false) }
        }
    }

    private func caption(_ last: Point) -> String {
        reader.say("last \(reader.span(last.value))", "dernier : \(reader.span(last.value))")
    }

    private func label(_ last: Point) -> String {
        let within = objective.map { goal in points.count { $0.value <= goal } }
        let count = within.map {
            reader.say("\($0) of \(points.count) within the objective, ", "\($0) sur \(points.count) dans l’objectif, ")
        }
        return "\(title) : \(count ?? "")\(caption(last))"
    }
}
