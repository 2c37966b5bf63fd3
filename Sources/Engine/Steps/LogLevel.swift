/// How much a line of a run's log matters.
package enum LogLevel: String, Codable, Sendable, CaseIterable {
    case debug
    case info
    case warning
    case error
}
