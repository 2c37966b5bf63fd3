/// The ledger's signing key was changed.
package struct KeyRotation: Evidence {
    package static let kind = "ledger.key-rotation"
    /// The new public key, as `name+id+key`.
    package let verifier: String
    package let former: [String]
}
