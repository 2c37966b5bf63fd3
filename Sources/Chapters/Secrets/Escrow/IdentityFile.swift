package import AgeFormat
import DurableFiles

/// A file of age keys as `age-keygen` writes it: a key a line, comments with `#`.
package enum IdentityFile {
    package static func read(_ path: String) throws -> [AgeIdentity] {
        guard let bytes = try DurableFile.read(path), let text = String(validating: bytes, as: UTF8.self) else {
            throw SecretsError.noKeyInFile(path: path)
        }
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
        guard !lines.isEmpty else { throw SecretsError.noKeyInFile(path: path) }
        return try lines.map { try AgeIdentity(String($0.filter { !$0.isWhitespace })) }
    }

    package static func text(of identity: AgeIdentity) throws -> String {
        "# recipient: \(try identity.recipient)\n\(identity.reveal())\n"
    }
}
