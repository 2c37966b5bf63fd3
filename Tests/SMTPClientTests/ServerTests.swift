import Foundation
import Testing
import Tools
import VigieTestSupport
import Wording

@testable import SMTPClient

/// Against real servers: exim, and aiosmtpd.
@Suite struct ServerTests {
    @Test(arguments: [
        (MailServer.Mode.exim, SMTPServer.Security.startTLS), (.aiosmtpd, .startTLS), (.login, .startTLS),
        (.implicitTLS, .tls),
    ])
    func `a mail arrives as it was written`(mode: MailServer.Mode, security: SMTPServer.Security) async throws {
        try await MailServer.serve(mode) { server in
            var mail = try MailMessage.sample(
                subject: "Échec : la sauvegarde de la boutique", text: ".\n..\nÀ l’aide !\n.",
                html: "<p>À l’aide&nbsp;!</p>")
            mail.headers = [try #require(MailHeader("X-Idempotency-Key", "k-1"))]
            let receipt = try await SMTPClient(server.server(security)).send(mail)
            #expect(receipt.reply.code == 250)
            let kept = try server.mails()
            #expect(kept.count == 1)
            let reading = try await MailReading.of(try #require(kept.first))
            #expect(reading.subject == mail.subject)
            #expect(reading.text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines) == mail.text)
            #expect(reading.html.trimmingCharacters(in: .newlines) == mail.html)
            #expect(reading.id == "<vigie-1@example.org>")
            #expect(reading.name == "Vigie")
            #expect(reading.date == 1_767_571_200)
            #expect(reading.headers.contains("x-idempotency-key"))
            #expect(reading.defects == [])
        }
    }

    @Test func `by the server's name its certificate is checked against it`() async throws {
        try await MailServer.serve(.exim) { server in
            _ = try await SMTPClient(server.server(host: "localhost")).send(try .sample())
            let kept = try server.mails()
            #expect(kept.count == 1)
        }
    }

    @Test func `a real server's refusals keep their words and their kind`() async throws {
        try await MailServer.serve(.exim) { server in
            let client = SMTPClient(server.server())
            let cases = [("nobody@example.org", 550, "5.1.1", false), ("later@example.org", 451, "4.7.1", true)]
            for (address, code, finer, isTemporary) in cases {
                let error = await #expect(throws: SMTPError.self) {
                    _ = try await client.send(try .sample(to: [address]))
                }
                guard case .refused(.recipient, let reply) = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
                #expect(reply.code == code)
                #expect(reply.enhancedCode == finer)
                #expect(error?.isTemporary == isTemporary)
                #expect(error?.problem.detail?.contains(isTemporary ? "come back later" : "no such mailbox") == true)
            }
            let large = try MailMessage.sample(text: String(repeating: "line\n", count: 40_000))
            await #expect(throws: SMTPError.tooLarge(size: DotStuffing.wire(large.content).count, limit: 102_400)) {
                _ = try await client.send(large)
            }
            await #expect(throws: SMTPError.self) {
                _ = try await SMTPClient(server.server(password: "wrong")).send(try .sample())
            }
            let kept = try server.mails()
            #expect(kept.isEmpty)
        }
    }

    @Test func `some are refused and the others get it`() async throws {
        try await MailServer.serve(.exim) { server in
            let receipt = try await SMTPClient(server.server()).send(
                try .sample(to: ["ada@example.org", "nobody@example.org"]))
            #expect(receipt.refused.keys.map(\.mailbox) == ["nobody@example.org"])
            let kept = try server.mails()
            #expect(kept.count == 1)
        }
    }

    @Test func `an address in UTF-8 goes to a server that takes it`() async throws {
        try await MailServer.serve(.exim) { server in
            _ = try await SMTPClient(server.server()).send(try .sample(to: ["zoé@example.org"]))
            let kept = try server.mails()
            #expect(kept.count == 1)
        }
    }

    @Test func `a mail sent again carries the same name`() async throws {
        try await MailServer.serve(.aiosmtpd) { server in
            for _ in 0..<2 { _ = try await SMTPClient(server.server()).send(try .sample(identifier: "again")) }
            var names: [String] = []
            for mail in try server.mails() { names.append(try await MailReading.of(mail).id) }
            #expect(names == ["<again@example.org>", "<again@example.org>"])
        }
    }
}
