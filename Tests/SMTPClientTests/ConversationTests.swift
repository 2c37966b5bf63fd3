import Testing
import VigieTestSupport

@testable import SMTPClient

/// The state machine, turn by turn: what the server says, and what follows.
@Suite struct ConversationTests {
    struct Course: CustomTestStringConvertible {
        let testDescription: String
        var security = SMTPServer.Security.tls
        var hasPassword = true
        var from = "vigie@example.org"
        var to = ["ada@example.org"]
        /// `<` is what the server says, `>` what is said to it; `TLS` where it begins.
        let turns: [String]
        let end: SMTPConversation.Action
    }

    private static let secret = "> AUTH PLAIN AGFkYQBvcGVuIHNlc2FtZQ=="
    private static let hello = ["< 220 here", "> EHLO vigie.test"]
    private static let signedIn = hello + ["< 250-here\n250 AUTH PLAIN LOGIN", secret, "< 235 ok"]
    private static let sender = ["> MAIL FROM:<vigie@example.org>", "< 250 ok"]
    private static let recipient = ["> RCPT TO:<ada@example.org>", "< 250 ok"]

    static let courses = [
        Course(
            testDescription: "all goes well behind TLS",
            turns: signedIn + sender + recipient + ["> DATA", "< 354 go on", "> …", "< 250 2.0.0 taken"],
            end: .finish(SMTPReceipt(reply: SMTPReply(code: 250, lines: ["2.0.0 taken"]), refused: [:]))),
        Course(
            testDescription: "STARTTLS, and everything anew after it", security: .startTLS,
            turns: hello + [
                "< 250-here\n250-AUTH CRAM-MD5\n250 STARTTLS", "> STARTTLS", "< 220 ready", "TLS", "> EHLO vigie.test",
                "< 250-here\n250 AUTH PLAIN", secret, "< 235 ok",
            ] + sender + recipient + ["> DATA", "< 354 go on", "> …", "< 250 ok"],
            end: .finish(SMTPReceipt(reply: SMTPReply(code: 250, lines: ["ok"]), refused: [:]))),
        Course(
            testDescription: "LOGIN where PLAIN is not offered",
            turns: hello + [
                "< 250-here\n250 AUTH=LOGIN", "> AUTH LOGIN", "< 334 VXNlcm5hbWU6", "> YWRh", "< 334 UGFzc3dvcmQ6",
                "> b3BlbiBzZXNhbWU=", "< 535 5.7.8 no",
            ],
            end: .fail(.refused(.authentication, SMTPReply(code: 535, lines: ["5.7.8 no"])))),
        Course(
            testDescription: "a server that asks for more than there is",
            turns: Array(signedIn.dropLast()) + ["< 334 more"],
            end: .fail(.refused(.authentication, SMTPReply(code: 334, lines: ["more"])))),
        Course(
            testDescription: "STARTTLS is not offered: nothing is sent", security: .startTLS,
            turns: hello + ["< 250-here\n250 AUTH PLAIN"], end: .fail(.noTLS)),
        Course(
            testDescription: "STARTTLS is refused: nothing is sent", security: .startTLS,
            turns: hello + ["< 250-here\n250 STARTTLS", "> STARTTLS", "< 454 not now"],
            end: .fail(.refused(.startTLS, SMTPReply(code: 454, lines: ["not now"])))),
        Course(
            testDescription: "words that came before TLS count for nothing", security: .startTLS,
            turns: hello + ["< 250-here\n250 STARTTLS", "> STARTTLS", "< 220 ready\n+"], end: .fail(.injected)),
        Course(
            testDescription: "words in the handshake count for nothing", security: .startTLS,
            turns: hello + ["< 250-here\n250 STARTTLS", "> STARTTLS", "< 220 ready", "> TLS?", "< 250 here"],
            end: .fail(.injected)),
        Course(
            testDescription: "no password in clear", security: .none, turns: hello + ["< 250-here\n250 AUTH PLAIN"],
            end: .fail(.passwordInClear)),
        Course(
            testDescription: "in clear without a password, on the same machine", security: .none, hasPassword: false,
            turns: hello + ["< 250 here"] + sender + ["> RCPT TO:<ada@example.org>", "< 450 4.2.0 later"],
            end: .fail(.refused(.recipient, SMTPReply(code: 450, lines: ["4.2.0 later"])))),
        Course(
            testDescription: "no way to sign in", turns: hello + ["< 250-here\n250 AUTH GSSAPI"],
            end: .fail(.noMechanism(offered: ["GSSAPI"]))),
        Course(
            testDescription: "too large, said before it is sent",
            turns: Array(hello) + ["< 250-here\n250-AUTH PLAIN\n250 SIZE 100", secret, "< 235 ok"],
            end: .fail(.tooLarge(size: 1000, limit: 100))),
        Course(
            testDescription: "the size is told", hasPassword: false,
            turns: hello + [
                "< 250-here\n250 SIZE 0", "> MAIL FROM:<vigie@example.org> SIZE=1000", "< 552 5.3.4 too big",
            ],
            end: .fail(.refused(.sender, SMTPReply(code: 552, lines: ["5.3.4 too big"])))),
        Course(
            testDescription: "an address in UTF-8 needs a server for it", hasPassword: false, to: ["adà@example.org"],
            turns: hello + ["< 250-here\n250 8BITMIME"], end: .fail(.notInternational)),
        Course(
            testDescription: "an address in UTF-8", hasPassword: false, from: "vigié@example.org", to: [],
            turns: hello + [
                "< 250-here\n250-8BITMIME\n250 SMTPUTF8", "> MAIL FROM:<vigié@example.org> BODY=8BITMIME SMTPUTF8",
                "< 421 bye",
            ],
            end: .fail(.refused(.sender, SMTPReply(code: 421, lines: ["bye"])))),
        Course(
            testDescription: "one of two is refused", hasPassword: false, to: ["ada@example.org", "bob@example.org"],
            turns: hello + ["< 250 here"] + sender + recipient + [
                "> RCPT TO:<bob@example.org>", "< 550 no", "> DATA", "< 354 go on", "> …", "< 250 ok",
            ],
            end: .finish(
                SMTPReceipt(
                    reply: SMTPReply(code: 250, lines: ["ok"]),
                    refused: Dictionary(
                        uniqueKeysWithValues: MailAddress("bob@example.org").map {
                            ($0, SMTPReply(code: 550, lines: ["no"]))
                        }.map { [$0] } ?? [])))),
        Course(
            testDescription: "both are refused, one for now only", hasPassword: false,
            to: ["ada@example.org", "bob@example.org"],
            turns: hello + ["< 250 here"] + sender + [
                "> RCPT TO:<ada@example.org>", "< 451 later", "> RCPT TO:<bob@example.org>", "< 550 no",
            ],
            end: .fail(.refused(.recipient, SMTPReply(code: 451, lines: ["later"])))),
        Course(
            testDescription: "not a good day", turns: ["< 554 no"],
            end: .fail(.refused(.greeting, SMTPReply(code: 554, lines: ["no"])))),
        Course(
            testDescription: "refused after the whole mail", hasPassword: false,
            turns: hello + ["< 250 here"] + sender + recipient + ["> DATA", "< 354 go on", "> …", "< 554 5.7.1 spam"],
            end: .fail(.refused(.content, SMTPReply(code: 554, lines: ["5.7.1 spam"])))),
    ]

    @Test(arguments: courses) func `the conversation goes as it should`(course: Course) throws {
        let message = try MailMessage.sample(from: course.from, to: course.to)
        var conversation = SMTPConversation(server: course.server, message: message, size: 1000)
        var action = SMTPConversation.Action.wait
        for turn in course.turns {
            let text = String(turn.dropFirst(2))
            switch turn.first {
            case "<":
                var parser = SMTPReplyParser()
                parser.append(
                    Array("\(text)\r\n".replacing("\n", with: "\r\n").replacing("+\r\n", with: "250 x\r\n").utf8))
                let reply = try #require(try parser.next())
                action = conversation.receive(reply, hasMore: parser.hasMore)
            case ">" where text == "…": #expect(action == .sendContent)
            case ">" where text == "TLS?": #expect(action == .startTLS)
            case ">": #expect(action == .send(text) || action == .sendSecret(text))
            default:
                #expect(action == .startTLS)
                action = conversation.encrypted()
            }
        }
        #expect(action == course.end)
        // Whatever comes after the end is no matter any more.
        #expect(conversation.closed() == .wait)
        #expect(conversation.timedOut() == .wait)
        #expect(conversation.receive(SMTPReply(code: 250, lines: ["ok"])) == .wait)
    }

    @Test(arguments: courses) func `whenever the line goes dead it is said where, and it may be tried again`(
        course: Course
    ) throws {
        for length in 0..<course.turns.filter({ $0.hasPrefix("<") }).count {
            let message = try MailMessage.sample(from: course.from, to: course.to)
            var conversation = SMTPConversation(server: course.server, message: message, size: 1000)
            for turn in course.turns.filter({ !$0.hasPrefix(">") }).prefix(length) {
                var parser = SMTPReplyParser()
                parser.append(Array("\(turn.dropFirst(2).replacing("\n", with: "\r\n"))\r\n".utf8))
                if turn == "TLS" {
                    _ = conversation.encrypted()
                } else if let reply = try? parser.next() {
                    _ = conversation.receive(reply)
                }
            }
            let stage = conversation.stage
            guard case .fail(let error) = conversation.closed() else { continue }
            #expect(error == .closed(stage))
            #expect(error.isTemporary)
        }
    }
}

extension ConversationTests.Course {
    var server: SMTPServer {
        let credentials = SMTPServer.Credentials(user: "ada", password: "open sesame")
        return SMTPServer(
            host: "mail.test", port: 1, security: security, credentials: hasPassword ? credentials : nil,
            helloName: "vigie.test")
    }
}
