/// A value about a person that only the vault can open, until the person is erased.
package struct SealedValue: Codable, Hashable, Sendable {
    /// The person's pseudonym in the ledger.
    package let person: String
    /// AES-GCM: nonce, ciphertext and tag, in base64.
    package let box: String

    package init(person: String, box: String) {
        self.person = person
        self.box = box
    }
}
