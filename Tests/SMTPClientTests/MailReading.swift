import Foundation
import SMTPClient
import Tools
import VigieTestSupport

/// A mail as another program reads it.
struct MailReading: Decodable, Equatable {
    let subject: String
    let from: String
    let name: String
    let to: [String]
    let id: String
    let date: Double
    let headers: [String]
    let text: String
    let html: String
    let defects: [String]

    /// Asks Python's parser.
    static func of(_ mail: Data) async throws -> MailReading {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read_mail.py").path
        var run = ToolRun(Tool(name: "python3", path: DebianPython.path), [script])
        run.input = Array(mail)
        let result = try await run.perform()
        return try JSONDecoder().decode(MailReading.self, from: Data(result.output.text.utf8))
    }
}

extension MailMessage {
    static func sample(
        from: String = "vigie@example.org", to: [String] = ["ada@example.org"], subject: String = "A restore failed",
        text: String = "The log has a hole.\n", html: String? = nil, identifier: String = "vigie-1"
    ) throws -> MailMessage {
        MailMessage(
            from: try MailAddress.of(from), senderName: "Vigie", to: try to.map(MailAddress.of), subject: subject,
            text: text, html: html, identifier: try MailIdentifier.of(identifier), sentAt: 1_767_571_200)
    }
}

struct NotOne: Error {}

extension MailAddress {
    static func of(_ text: String) throws -> MailAddress {
        guard let address = MailAddress(text) else { throw NotOne() }
        return address
    }
}

extension MailIdentifier {
    static func of(_ text: String) throws -> MailIdentifier {
        guard let identifier = MailIdentifier(text) else { throw NotOne() }
        return identifier
    }
}
