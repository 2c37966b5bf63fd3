/// A mailbox that mail is sent from or to.
package struct MailAddress: Hashable, Sendable {
    package let mailbox: String

    /// - Returns: `nil` for what could not be put in a command of the protocol: no `@`, blanks, control characters.
    package init?(_ mailbox: String) {
        let parts = mailbox.split(separator: "@", omittingEmptySubsequences: false)
        let isClean = mailbox.unicodeScalars.allSatisfy {
            $0.value > 0x20 && !(0x7F...0x9F).contains($0.value) && !"<>\"(),:;\\[]".unicodeScalars.contains($0)
                && !$0.properties.isWhitespace
        }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), isClean, mailbox.utf8.count <= 254 else {
            return nil
        }
        self.mailbox = mailbox
    }

    /// What stands behind the `@`.
    package var domain: String {
        String(mailbox[mailbox.index(after: mailbox.lastIndex(of: "@") ?? mailbox.startIndex)...])
    }

    /// Whether a server has to speak SMTPUTF8 to take it.
    var isInternational: Bool { !mailbox.utf8.allSatisfy { $0 < 0x80 } }
}
