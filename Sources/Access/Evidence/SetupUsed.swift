import VigieLedger

/// The setup link was used: somebody made themselves the first account.
package struct SetupUsed: Evidence, Hashable {
    package static let kind = "access.setup-used"

    /// The address, unreadable: the same one has the same digest.
    package let source: String?
}
