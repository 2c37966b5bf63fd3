/// The elements that pictures are made of.
package enum SVG {
    package static let svg = Tag("svg")
    package static let g = Tag("g")
    package static let defs = Tag("defs")
    package static let symbol = Tag("symbol")
    package static let title = Tag("title")
    package static let text = Tag("text")
    package static let path = Tag("path")
    package static let line = Tag("line")
    package static let polyline = Tag("polyline")
    package static let polygon = Tag("polygon")
    package static let rect = Tag("rect")
    package static let circle = Tag("circle")

    /// A drawing that was defined elsewhere on the page.
    package static func use(_ symbol: String, _ attributes: Attribute...) -> Markup {
        .element(
            Element(tag: Tag("use"), attributes: [.text("href", "#" + symbol)] + attributes, content: .empty))
    }
}

/// A length in a drawing: so many units, or a share of the width.
package enum DrawnLength: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    case units(Double)
    case percent(Double)

    package init(floatLiteral value: Double) { self = .units(value) }
    package init(integerLiteral value: Int) { self = .units(Double(value)) }

    var text: String {
        switch self {
        case .units(let value): Coordinate(value).text
        case .percent(let value): Coordinate(value).text + "%"
        }
    }
}

extension Attribute {
    package static func viewBox(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Attribute {
        text("viewBox", [x, y, width, height].map { Coordinate($0).text }.joined(separator: " "))
    }
    package static func width(_ length: DrawnLength) -> Attribute { text("width", length.text) }
    package static func height(_ length: DrawnLength) -> Attribute { text("height", length.text) }
    package static func x(_ length: DrawnLength) -> Attribute { text("x", length.text) }
    package static func y(_ length: DrawnLength) -> Attribute { text("y", length.text) }
    package static func dx(_ value: Double) -> Attribute { number("dx", value) }
    package static func dy(_ value: Double) -> Attribute { number("dy", value) }
    package static func x1(_ length: DrawnLength) -> Attribute { text("x1", length.text) }
    package static func x2(_ length: DrawnLength) -> Attribute { text("x2", length.text) }
    package static func y1(_ length: DrawnLength) -> Attribute { text("y1", length.text) }
    package static func y2(_ length: DrawnLength) -> Attribute { text("y2", length.text) }
    package static func cx(_ length: DrawnLength) -> Attribute { text("cx", length.text) }
    package static func cy(_ length: DrawnLength) -> Attribute { text("cy", length.text) }
    package static func r(_ value: Double) -> Attribute { number("r", value) }
    package static func rx(_ value: Double) -> Attribute { number("rx", value) }
    /// A drawing of our own, as a literal.
    package static func d(_ constant: StaticString) -> Attribute { text("d", constant.description) }
    /// Bars of one unit's height, as one drawing.
    package static func d(bars: [(x: Int, y: Int, width: Int)]) -> Attribute {
        text("d", bars.map { "M\($0.x) \($0.y)h\($0.width)v1h-\($0.width)z" }.joined())
    }
    package static func fill(_ colour: StaticString) -> Attribute { text("fill", colour.description) }
    /// Without shades between what is drawn and what is not.
    package static func crispEdges() -> Attribute { text("shape-rendering", "crispEdges") }
    /// Needed where the drawing is a file of its own; harmless in a page.
    package static func xmlNamespace() -> Attribute { text("xmlns", "http://www.w3.org/2000/svg") }
    package static func points(_ points: [(x: Double, y: Double)]) -> Attribute {
        text("points", points.map { "\(Coordinate($0.x).text),\(Coordinate($0.y).text)" }.joined(separator: " "))
    }
    package static func textAnchor(_ anchor: StaticString) -> Attribute { text("text-anchor", anchor.description) }
    /// Stretched to its place rather than kept in proportion.
    package static func stretched() -> Attribute { text("preserveAspectRatio", "none") }
    package static func shifted(x: Double, y: Double) -> Attribute {
        text("transform", "translate(\(Coordinate(x).text) \(Coordinate(y).text))")
    }
}
