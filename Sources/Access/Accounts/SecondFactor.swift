import Surroundings

/// A device that shows a new code every half minute (RFC 6238), and codes on paper for when it is lost.
struct SecondFactor: Codable, Hashable, Sendable {
    /// 160 bits, in base 32, as authenticator apps read it.
    var secret: SharedSecret
    /// The newest half minute whose code was used: no code is good twice.
    var lastStep: Int64
    /// Digests of the recovery codes that are left.
    var recovery: [String]
}
