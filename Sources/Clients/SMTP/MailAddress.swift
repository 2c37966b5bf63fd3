/// A mailbox that mail is sent from or to.
package struct MailAddress: Hashable, Sendable {
    package let mailbox: String

    /// - Returns: `nil` for what could not be put in a command of the protocol: no `@`, blanks, control characters.
    package init?(_ mailbox: String) {
        let parts = mailbox.split(separator: "@", omittingEmptySubsequences: false)
        let isClean = mailbox.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && !"<>".unicodeScalars.contains($0)
        }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), isClean else { return nil }
        self.mailbox = mailbox
    }
}
