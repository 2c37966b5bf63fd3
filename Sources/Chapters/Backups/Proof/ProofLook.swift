/// The result of looking at the copy.
struct ProofLook: Codable, Sendable {
    var took: Span
    var recovered: RecoveredPoint?
    var forged: [Int64]
    var firstMissing: Int64?
    var assertions: [AssertionOutcome]
    var rowCounts: [String: Int64]
    var findings: [Finding]
}
