import Surroundings

/// The result of letting the copy recover.
struct ProofReplay: Codable, Sendable {
    var took: Span
    var isolation: Isolation?
    var hasRecovered: Bool
    /// By the server's clock.
    var lastTransactionAt: Timestamp?
    var findings: [Finding]
}
