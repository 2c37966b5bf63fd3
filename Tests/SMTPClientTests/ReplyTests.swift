import Testing
import VigieTestSupport

@testable import SMTPClient

@Suite struct ReplyTests {
    @Test func `replies are the same in whatever pieces they come`() throws {
        let wire = Array("220 here\r\n250-one\r\n250-5.x\r\n250 two\n550 5.1.1 nobody\r\n354\r\n".utf8)
        let expected = [
            SMTPReply(code: 220, lines: ["here"]), SMTPReply(code: 250, lines: ["one", "5.x", "two"]),
            SMTPReply(code: 550, lines: ["5.1.1 nobody"]), SMTPReply(code: 354, lines: [""]),
        ]
        let random = SeededRandom(seed: 3)
        for _ in 0..<200 {
            var (parser, replies, rest) = (SMTPReplyParser(), [SMTPReply](), wire[...])
            while !rest.isEmpty {
                let piece = rest.prefix(random.int(in: 1..<9))
                rest = rest.dropFirst(piece.count)
                parser.append(piece)
                while let reply = try parser.next() { replies.append(reply) }
            }
            #expect(replies == expected)
            #expect(!parser.hasMore)
        }
    }

    @Test(arguments: [
        ("550 5.1.1 nobody", "5.1.1"), ("250 ok", nil), ("250 4.0.0 other class", nil), ("451 4.7.1", "4.7.1"),
        ("550 5.1 short", nil), ("550 5.1.1111 long", nil),
    ])
    func `the finer number is read where it is one`(line: String, code: String?) throws {
        var parser = SMTPReplyParser()
        parser.append(Array("\(line)\r\n".utf8))
        #expect(try parser.next()?.enhancedCode == code)
    }

    @Test(arguments: [
        "HTTP/1.1 400 Bad Request\r\n", "25\r\n", "2500 x\r\n", "250-a\r\n251 b\r\n", "\r\n", "150 x\r\n",
        String(repeating: "x", count: 5000), String(repeating: "250-x\r\n", count: 200),
    ])
    func `what is no reply is refused`(text: String) {
        var parser = SMTPReplyParser()
        parser.append(Array(text.utf8))
        #expect(throws: SMTPError.self) { while try parser.next() != nil {} }
    }

    @Test func `what steers a terminal is not passed on`() throws {
        var parser = SMTPReplyParser()
        parser.append(Array("550 \u{1b}[2Jno\u{9b}\r\n".utf8))
        #expect(try parser.next()?.text == "?[2Jno?")
    }
}
