import FoundationEssentials
package import Wording

/// Fetches secrets from where the plan says they are kept. Its errors name the place, never the secret.
package struct SecretResolver: Sendable {
    /// Longer than any password, key or token.
    private static let longest = 64 << 10

    private let environment: [String: String]

    package init(environment: [String: String]) {
        self.environment = environment
    }

    package func resolve(_ reference: SecretReference) throws(PlanError) -> Secret {
        let text: String
        switch reference {
        case .fromEnv(let name):
            guard let value = environment[name] else { throw .secretMissing(reference) }
            text = value
        case .fromFile(let path):
            text = try content(of: path, for: reference)
        }
        guard !text.isEmpty else { throw .secretEmpty(reference) }
        return Secret(text)
    }

    /// What is wrong with how a secret is kept, though it can be used: its file is open to others.
    package func warning(about reference: SecretReference) -> Problem? {
        guard case .fromFile(let path) = reference, let facts = FileFacts(path), facts.isOpenToOthers else {
            return nil
        }
        return Problem(
            code: "secret.open-to-others", title: "A secret's file is open to others.",
            detail: "Others than its owner may read or change \(path).", hint: "chmod 600 \(path)")
    }

    private func content(of path: String, for reference: SecretReference) throws(PlanError) -> String {
        guard let facts = FileFacts(path) else { throw .secretMissing(reference) }
        guard facts.isRegular else { throw .secretNotReadable(reference, reason: "it is not a file") }
        guard facts.size <= Self.longest else {
            throw .secretNotReadable(reference, reason: "it is larger than 64 KiB")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .secretNotReadable(reference, reason: "this user may not read it")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw .secretNotReadable(reference, reason: "it is not text in UTF-8")
        }
        // Editors and `echo` end a file with a line break that is no part of the secret.
        return text.hasSuffix("\r\n") || text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}
