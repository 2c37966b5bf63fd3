/// The few ways a word can stand out on a terminal.
package enum Ink: String, CaseIterable, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"

    /// The text in this ink, or as it is where colour is not wanted.
    package func callAsFunction(_ text: String, when coloured: Bool = Terminal.showsColour) -> String {
        coloured ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
}
