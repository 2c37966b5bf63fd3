import Foundation
import SMTPClient
import Surroundings
import Testing
import VigieEngine
import VigieLedger
import VigieNotifications
import VigieTestSupport

/// Mail, from the notice to a real mail server's queue.
@Suite struct MailDeliveryTests {
    private static func office(_ server: MailServer, to email: String, password: String = "open sesame é") throws
        -> Office
    {
        let channel = """
            {smtp: {host: 127.0.0.1, port: \(server.port), user: ada, password: {fromEnv: MAIL}, from: vigie@example.org, \
            certificateAuthorities: \(server.authorities)}}
            """
        let plan =
            Pieces.ada + Pieces.channel("mail", channel)
            + Pieces.preference("[{channels: [mail]}]", more: "email: \(email)\n  language: fr")
        return try Office(plan: plan, environment: ["MAIL": password])
    }

    @Test func `it arrives at exim, in French, under its key`() async throws {
        try await MailServer.serve(.exim) { server in
            let office = try Self.office(server, to: "ada@example.org")
            let engine = office.engine()
            try await engine.start(AnnounceNotice(.sample()), cause: "test")
            try await office.settle(engine)
            let kept = try server.mails()
            let mail = try await MailReading.of(try #require(kept.first))
            #expect(kept.count == 1)
            #expect(mail.subject == "[Critique] La preuve des sauvegardes de shop a échoué")
            #expect(mail.to == ["ada@example.org"])
            #expect(mail.text.contains("Le journal a un trou.") && mail.text.contains("https://vigie.test/runs/1"))
            #expect(mail.html.contains("https://vigie.test/runs/1"))
            let told = try await office.ledger.all(NotificationDelivered.self, limit: 10)
            #expect(mail.id == "<\(told.first?.evidence.key ?? "")@example.org>")
            #expect(try await !office.everything().contains("open sesame"))
        }
    }

    @Test func `who is put off comes back; who is refused is given up; the ledger has only the numbers`() async throws {
        try await MailServer.serve(.exim) { server in
            for (address, status, attempts) in [("later@example.org", 451, 8), ("nobody@example.org", 550, 1)] {
                let office = try Self.office(server, to: address)
                let engine = office.engine()
                try await engine.start(AnnounceNotice(.sample()), cause: "test")
                try await office.settle(engine)
                let failed = try await office.ledger.all(NotificationFailed.self, limit: 10)
                #expect(failed.map(\.evidence.status) == [status])
                #expect(failed.map(\.evidence.attempts) == [attempts])
                #expect(try await !office.ledgerText().joined().contains("example.org"))
            }
        }
    }

    @Test func `a password that does not open is not said again in any word`() async throws {
        try await MailServer.serve(.repeating) { server in
            let office = try Office(
                plan: Pieces.ada
                    + Pieces.channel(
                        "mail",
                        "{smtp: {host: 127.0.0.1, port: \(server.port), security: tls, user: ada, password: {fromEnv: MAIL}, from: vigie@example.org, certificateAuthorities: \(server.authorities)}}"
                    )
                    + Pieces.preference("[{channels: [mail]}]"),
                environment: ["MAIL": "planted-password"])
            let engine = office.engine()
            try await engine.start(AnnounceNotice(.sample()), cause: "test")
            try await office.settle(engine)
            let everything = try await office.everything()
            #expect(everything.contains("no such thing as AUTH PLAIN •••"))
            #expect(!everything.contains("planted"))
            #expect(!everything.contains(Data("\0ada\0planted-password".utf8).base64EncodedString()))
        }
    }
}
