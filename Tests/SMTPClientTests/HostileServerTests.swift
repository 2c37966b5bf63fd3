import Foundation
import Testing
import VigieTestSupport

@testable import SMTPClient

/// Against servers that do what none should.
@Suite struct HostileServerTests {
    @Test(arguments: [
        (MailServer.Mode.stripped, SMTPServer.Security.startTLS, SMTPError.noTLS),
        (.injecting, .startTLS, .injected), (.clear, .none, .passwordInClear),
        (.plain, .tls, .tlsFailed(reason: "The server does not speak TLS there.")),
    ])
    func `the password is never said where others hear it`(
        mode: MailServer.Mode, security: SMTPServer.Security, error: SMTPError
    ) async throws {
        try await MailServer.serve(mode) { server in
            await #expect(throws: error) { _ = try await SMTPClient(server.server(security)).send(try .sample()) }
        }
    }

    @Test(arguments: [
        (MailServer.Mode.leaving, 421, true), (.greylisting, 451, true), (.refusing, 550, false),
    ])
    func `what the server says is told`(mode: MailServer.Mode, code: Int, isTemporary: Bool) async throws {
        try await MailServer.serve(mode) { server in
            let error = await #expect(throws: SMTPError.self) {
                _ = try await SMTPClient(server.server(.none, password: nil)).send(try .sample())
            }
            #expect(error?.code == code)
            #expect(error?.isTemporary == isTemporary)
        }
    }

    @Test func `who was put off comes back and is let in`() async throws {
        try await MailServer.serve(.greylisting) { server in
            let client = SMTPClient(server.server(.none, password: nil))
            await #expect(throws: SMTPError.self) { _ = try await client.send(try .sample()) }
            let receipt = try await client.send(try .sample())
            #expect(receipt.reply.code == 250)
        }
    }

    @Test func `a line that goes dead in the middle of a mail is told, and may be tried again`() async throws {
        try await MailServer.serve(.dropping) { server in
            let error = await #expect(throws: SMTPError.self) {
                _ = try await SMTPClient(server.server(.none, password: nil)).send(try .sample())
            }
            #expect(error == .closed(.content))
        }
    }

    @Test func `a certificate that nobody vouches for is refused`() async throws {
        try await MailServer.serve(.exim) { server in
            var settings = server.server()
            settings.authorities = nil
            let error = await #expect(throws: SMTPError.self) { _ = try await SMTPClient(settings).send(try .sample()) }
            guard case .badCertificate = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            let kept = try server.mails()
            #expect(kept.isEmpty)
        }
    }

    @Test func `a certificate of another server is refused`() async throws {
        try await MailServer.serve(.exim) { server in
            let error = await #expect(throws: SMTPError.self) {
                _ = try await SMTPClient(server.server(host: "127.0.0.2")).send(try .sample())
            }
            // Nothing listens there, or it is not the one named: either way nothing is sent.
            #expect(error != nil)
            let kept = try server.mails()
            #expect(kept.isEmpty)
        }
    }

    @Test func `a password that the server repeats is not repeated`() async throws {
        try await MailServer.serve(.repeating) { server in
            let error = await #expect(throws: SMTPError.self) {
                _ = try await SMTPClient(server.server(.tls, password: "planted-password")).send(try .sample())
            }
            let told = String(describing: error) + String(describing: error?.problem)
            #expect(told.contains("no such thing as AUTH PLAIN •••"))
            for spelling in ["planted-password", Base64.encode(Array("planted-password".utf8)), "AGFkYQBwbGFudGVk"] {
                #expect(!told.contains(spelling))
            }
        }
    }

    /// Whether nothing is heard for so long that sending is given up, at whichever stage.
    private static func isGivenUp(_ settings: SMTPServer) async throws -> Bool {
        do {
            _ = try await SMTPClient(settings).send(try .sample())
            return false
        } catch SMTPError.timedOut {
            return true
        }
    }

    @Test func `a server that says nothing is given up`() async throws {
        try await MailServer.serve(.silent) { server in
            var settings = server.server(.none, password: nil)
            settings.patience = .seconds(2)
            let isGivenUpBetween = try await Self.isGivenUp(settings)
            #expect(isGivenUpBetween)
            settings.patience = .seconds(60)
            settings.timeLimit = .seconds(2)
            let isGivenUpAsAWhole = try await Self.isGivenUp(settings)
            #expect(isGivenUpAsAWhole)
        }
    }

    @Test func `who is cancelled hangs up`() async throws {
        try await MailServer.serve(.silent) { server in
            let client = SMTPClient(server.server(.none, password: nil))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { _ = try await client.send(try .sample()) }
                try await Task.sleep(for: .milliseconds(100))
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.waitForAll() }
            }
        }
    }

    @Test func `where nobody listens it is said so`() async throws {
        let error = await #expect(throws: SMTPError.self) {
            _ = try await SMTPClient(SMTPServer(host: "127.0.0.1", port: 1, security: .none)).send(try .sample())
        }
        #expect(error == .unreachable(host: "127.0.0.1", reason: "the connection was refused"))
    }
}
