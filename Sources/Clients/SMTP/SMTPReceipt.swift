/// The server has taken the mail upon itself.
package struct SMTPReceipt: Hashable, Sendable {
    /// Its words, which often name the mail in its queue.
    package let reply: SMTPReply
    /// Those it takes no mail for, though it took it for others.
    package let refused: [MailAddress: SMTPReply]
}
