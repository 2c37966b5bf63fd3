/// What a server says it can do, in its answer to EHLO.
struct SMTPCapabilities: Hashable, Sendable {
    var startTLS = false
    var authentication: Set<String> = []
    /// The longest mail it takes; 0 for any.
    var size: Int?
    var eightBit = false
    var international = false

    init(_ reply: SMTPReply) {
        for line in reply.lines.dropFirst() {
            let words = line.uppercased().split(separator: " ").map(String.init)
            switch words.first {
            case "STARTTLS": startTLS = true
            case "SIZE": size = words.count > 1 ? Int(words[1]) : 0
            case "8BITMIME": eightBit = true
            case "SMTPUTF8": international = true
            case "AUTH": authentication.formUnion(words.dropFirst())
            // An old way of writing it.
            case let word? where word.hasPrefix("AUTH="):
                authentication.formUnion([String(word.dropFirst(5))] + words.dropFirst())
            default: break
            }
        }
    }
}
