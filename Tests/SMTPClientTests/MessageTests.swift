import Foundation
import Testing
import VigieTestSupport

@testable import SMTPClient

/// What a mail says is what another program reads in it, and nothing in it can become something else.
@Suite struct MessageTests {
    static let hostile = [
        "plain", "", "Échec de la preuve n° 3 — 🔥", "x\r\nBcc: eve@example.org", "x\n\nnew body", "=?utf-8?B?eA==?=",
        String(repeating: "long word ", count: 60), String(repeating: "é", count: 300),
        String(repeating: "w", count: 400), "tab\there", "\u{2028}x", "\0", "quote \" backslash \\",
    ]

    @Test(arguments: hostile)
    func `another program reads the subject that was written`(text: String) async throws {
        let reading = try await MailReading.of(Data(try MailMessage.sample(subject: text).content.utf8))
        let controls = { (scalar: Unicode.Scalar) in
            scalar.value < 32 || (127...159).contains(scalar.value) || scalar == "\u{2028}"
        }
        let expected = String(String.UnicodeScalarView(text.unicodeScalars.map { controls($0) ? " " : $0 }))
        let words = { (text: String) in text.split(separator: " ").map(String.init) }
        #expect(words(reading.subject) == words(expected))
        #expect(
            reading.headers == [
                "date", "from", "to", "message-id", "subject", "mime-version", "content-type",
                "content-transfer-encoding",
            ])
        #expect(reading.defects == [])
    }

    @Test(arguments: hostile + [".", "..", ".\r\n.", "a \nb\t\n", "--=_vigie-1--", "From here"])
    func `another program reads the text and the HTML that were written`(text: String) async throws {
        let mail = try MailMessage.sample(text: text, html: "<p>\(text)</p>")
        let reading = try await MailReading.of(Data(mail.content.utf8))
        let normal = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        #expect(reading.text.replacing("\r\n", with: "\n") == normal)
        #expect(reading.html.replacing("\r\n", with: "\n") == "<p>\(normal)</p>")
        #expect(reading.defects == [])
    }

    @Test(arguments: hostile)
    func `a sender's name stays a name`(name: String) async throws {
        var mail = try MailMessage.sample()
        mail.senderName = name
        let reading = try await MailReading.of(Data(mail.content.utf8))
        #expect(reading.from == "vigie@example.org")
        #expect(reading.to == ["ada@example.org"])
        #expect(!reading.headers.contains("bcc"))
    }

    @Test func `every line is short, ends with CR LF and is ASCII, whatever is written`() throws {
        let random = SeededRandom(seed: 11)
        let alphabet: [Unicode.Scalar] = ["a", " ", "é", "\r", "\n", "=", ".", "🔥", "\t", "?", "\u{7f}", "_", "-"]
        for _ in 0..<500 {
            func text(_ longest: Int) -> String {
                let scalars = (0..<random.int(in: 0..<longest)).map { _ in random.pick(alphabet) }
                return String(String.UnicodeScalarView(scalars))
            }
            var mail = try MailMessage.sample(subject: text(200), text: text(500), html: text(300))
            mail.senderName = text(80)
            mail.headers = try [#require(MailHeader("X-Key", text(90)))]
            let bytes = Array(mail.content.utf8)
            #expect(bytes.allSatisfy { $0 < 0x80 })
            for (index, byte) in bytes.enumerated() {
                if byte == 10 { #expect(index > 0 && bytes[index - 1] == 13) }
                if byte == 13 { #expect(index + 1 < bytes.count && bytes[index + 1] == 10) }
            }
            #expect(mail.content.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 998 })
            #expect(unstuffed(DotStuffing.wire(mail.content)) == bytes)
        }
    }

    @Test(arguments: [
        "", "a", "a@", "@b", "a@b@c", "a b@c", "a@b\r\nRCPT TO:<x@y>", "a@b>", "\"a\"@b", "a@\u{85}b", "a\u{a0}@b",
    ])
    func `what is no address is none`(text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test(arguments: ["Subject", "bcc", "X Y", "X:Y", "X\r\nY", "", "é"])
    func `what is no header of one's own is none`(name: String) {
        #expect(MailHeader(name, "x") == nil)
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (1_767_571_200, "Mon, 05 Jan 2026 00:00:00 +0000"),
        (1_709_164_799, "Wed, 28 Feb 2024 23:59:59 +0000"), (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 +0000"),
        (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
    ])
    func `a date is written as mail has it`(seconds: Int64, text: String) {
        #expect(MailDate.text(seconds) == text)
    }

    /// What a server makes of the bytes after DATA.
    private func unstuffed(_ wire: [UInt8]) -> [UInt8] {
        var (lines, line) = ([[UInt8]](), [UInt8]())
        for byte in wire {
            line.append(byte)
            if byte == 10 {
                lines.append(line)
                line = []
            }
        }
        #expect(lines.last == [46, 13, 10] && line.isEmpty)
        #expect(!lines.dropLast().contains([46, 13, 10]))
        return lines.dropLast().flatMap { $0.first == 46 ? Array($0.dropFirst()) : $0 }
    }
}
