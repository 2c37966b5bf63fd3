/// How a mail is put on the wire: a line that begins with a dot gets another, and a lone dot ends it (RFC 5321, 4.5.2).
enum DotStuffing {
    /// - Parameter content: in lines that all end with CR LF, as `MailMessage.content` makes them: a bare line feed
    ///   would be a line's end to one server and none to another, and whole mails could be smuggled behind it.
    static func wire(_ content: String) -> [UInt8] {
        var wire: [UInt8] = []
        wire.reserveCapacity(content.utf8.count + 64)
        var isAtStart = true
        for byte in content.utf8 {
            if isAtStart, byte == 46 { wire.append(46) }
            wire.append(byte)
            isAtStart = byte == 10
        }
        return wire + [46, 13, 10]
    }
}
