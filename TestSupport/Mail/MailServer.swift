package import Foundation
package import SMTPClient
import Tools

/// A mail server for the length of a test, in a directory of its own.
package struct MailServer: Sendable {
    package enum Mode: String, Sendable {
        case exim
        case aiosmtpd
        case login = "aiosmtpd-login"
        case implicitTLS = "aiosmtpd-tls"
        case silent, stripped, clear, injecting, leaving, greylisting, refusing, dropping, repeating, plain
    }

    package let port: Int
    package let directory: URL

    package var authorities: String { directory.appending(path: "cert.pem").path }

    /// As it should be spoken to, unless a test says otherwise.
    package func server(
        _ security: SMTPServer.Security = .startTLS, password: String? = "open sesame é", host: String = "127.0.0.1"
    ) -> SMTPServer {
        SMTPServer(
            host: host, port: port, security: security,
            credentials: password.map { SMTPServer.Credentials(user: "ada", password: $0) },
            authorities: authorities, helloName: "vigie.test", patience: .seconds(60), timeLimit: .seconds(180))
    }

    /// The mails that were kept, in the order they came.
    package func mails() throws -> [Data] {
        let queue = directory.appending(path: "spool/input").path
        let manager = FileManager.default
        guard let names = try? manager.contentsOfDirectory(atPath: queue), !names.isEmpty else {
            return try manager.contentsOfDirectory(atPath: directory.path).filter { $0.hasSuffix(".eml") }.sorted()
                .map { try Data(contentsOf: directory.appending(path: $0)) }
        }
        return try names.filter { $0.hasSuffix("-H") }.sorted().map { name in
            try EximQueue.mail(in: URL(filePath: queue), head: name)
        }
    }

    @discardableResult
    package static func serve<Value: Sendable>(
        _ mode: Mode, _ body: @escaping @Sendable (MailServer) async throws -> Value
    ) async throws -> Value {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-mail-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        try await prepare(directory)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "mail_server.py").path
        let run = ToolRun(
            Tool(name: "python3", path: DebianPython.path), [script, mode.rawValue, directory.path])
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                let result = try await run.perform { continuation.yield($0.text) }
                continuation.finish()
                throw ServerEnded(reason: result.errors.text)
            }
            group.addTask {
                for await line in lines where line.hasPrefix("ready ") {
                    guard let port = Int(line.dropFirst(6)) else { continue }
                    return try await body(MailServer(port: port, directory: directory))
                }
                return nil
            }
            while let result = try await group.next() {
                if let value = result { return value }
            }
            throw ServerEnded(reason: "")
        }
    }

    /// A certificate for localhost and 127.0.0.1, and exim's settings.
    private static func prepare(_ directory: URL) async throws {
        let manager = FileManager.default
        let spool = directory.appending(path: "spool")
        try manager.createDirectory(at: spool, withIntermediateDirectories: true)
        let key = directory.appending(path: "key.pem").path
        let certificate = directory.appending(path: "cert.pem").path
        let openssl = ToolRun(
            try Tool.locate("openssl"),
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
                "-out", certificate, "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
            ])
        let result = try await openssl.perform()
        guard result.succeeded else { throw ServerEnded(reason: result.errors.text) }
        let settings = directory.appending(path: "exim.conf")
        try EximQueue.settings(for: directory.path).write(to: settings, atomically: true, encoding: .utf8)
        // Exim gives its rights away before it reads them.
        for path in [directory.path, spool.path] {
            try manager.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path)
        }
        try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: settings.path)
    }
}

package struct ServerEnded: Error {
    package let reason: String
}
