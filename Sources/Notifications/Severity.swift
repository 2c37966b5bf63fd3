/// How much a message asks of whoever gets it.
package enum Severity: String, Codable, CaseIterable, Sendable {
    /// To be known some time.
    case info
    /// To be looked at today.
    case warning
    /// To be acted on now.
    case critical
}
