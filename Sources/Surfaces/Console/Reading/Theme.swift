/// Light or dark.
package enum Theme: String, CaseIterable, Sendable {
    /// As the reader's system says.
    case automatic = "auto"
    case light
    case dark
}
