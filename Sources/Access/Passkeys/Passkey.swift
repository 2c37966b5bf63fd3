package import Surroundings

/// A key in somebody's device, of which this is the public half.
package struct Passkey: Codable, Hashable, Sendable {
    /// What the device calls it, in base64url.
    package let id: String
    package let label: String
    /// As the device wrote it (COSE), in base64url.
    let key: String
    /// How often the device says it was used; 0 for ever with devices that do not count.
    var counter: Int64
    package let createdAt: Timestamp
    package internal(set) var usedAt: Timestamp?
}
