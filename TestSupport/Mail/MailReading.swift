package import Foundation
import Tools

/// A mail as another program reads it.
package struct MailReading: Decodable, Equatable, Sendable {
    package let subject: String
    package let from: String
    package let name: String
    package let to: [String]
    package let id: String
    package let date: Double
    package let headers: [String]
    package let text: String
    package let html: String
    package let defects: [String]

    /// Asks Python's parser.
    package static func of(_ mail: Data) async throws -> MailReading {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read_mail.py").path
        var run = ToolRun(Tool(name: "python3", path: DebianPython.path), [script])
        run.input = Array(mail)
        let result = try await run.perform()
        return try JSONDecoder().decode(MailReading.self, from: Data(result.output.text.utf8))
    }
}
