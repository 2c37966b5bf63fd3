/// Makes replies of what comes over the wire, in whatever pieces.
struct SMTPReplyParser {
    /// Longer than any server writes; RFC 5321 asks for 512.
    private static let longestLine = 4096
    private static let mostLines = 128

    private var buffer: [UInt8] = []
    private var code: Int?
    private var lines: [String] = []

    /// Whether something came after the latest reply.
    var hasMore: Bool { !buffer.isEmpty || code != nil }

    mutating func append(_ bytes: some Collection<UInt8>) {
        buffer.append(contentsOf: bytes)
    }

    /// The next whole reply, if it is there.
    mutating func next() throws(SMTPError) -> SMTPReply? {
        while let end = buffer.firstIndex(of: 10) {
            var line = buffer[..<end]
            if line.last == 13 { line = line.dropLast() }
            let (number, isLast, text) = try parse(Array(line))
            buffer.removeSubrange(...end)
            if let code, code != number { throw .protocolViolation("a reply changes its number") }
            lines.append(text)
            guard lines.count <= Self.mostLines else { throw .protocolViolation("a reply without end") }
            code = number
            guard isLast else { continue }
            defer { (code, lines) = (nil, []) }
            return SMTPReply(code: number, lines: lines)
        }
        guard buffer.count <= Self.longestLine else { throw .protocolViolation("a line without end") }
        return nil
    }

    private func parse(_ line: [UInt8]) throws(SMTPError) -> (Int, Bool, String) {
        guard line.count <= Self.longestLine else { throw .protocolViolation("a line without end") }
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (48...57).contains($0) }), (50...53).contains(digits[0]) else {
            throw .protocolViolation("what answers does not speak SMTP")
        }
        let number = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        guard line.count == 3 || line[3] == 32 || line[3] == 45 else {
            throw .protocolViolation("what answers does not speak SMTP")
        }
        let text = String(decoding: line.dropFirst(4), as: UTF8.self)
        let visible = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "?" : $0 }))
        return (number, line.count == 3 || line[3] == 32, visible)
    }
}
