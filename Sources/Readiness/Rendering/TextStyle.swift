/// How a text is laid out for a terminal.
package struct TextStyle: Hashable, Sendable {
    /// The columns to fill.
    package let width: Int
    /// Whether to colour with ANSI escape sequences. Colour never says anything that shape and words do not.
    package let isColoured: Bool

    /// - Parameter width: below 60 and above 160 columns nothing reads well; it is brought between the two.
    package init(width: Int = 100, isColoured: Bool = false) {
        self.width = min(max(width, 60), 160)
        self.isColoured = isColoured
    }
}
