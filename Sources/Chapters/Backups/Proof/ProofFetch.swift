/// The result of fetching a backup into the copy.
struct ProofFetch: Codable, Sendable {
    var took: Span
    var findings: [Finding]
}
