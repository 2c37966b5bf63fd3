import DurableFiles
import JSONTree
package import Surroundings
import VigieEngine

/// What a rotation is about to publish. It lives in a file of Vigie's own until its place has it, because the records
/// of a run are no place for it, and a crash must not lose it.
struct PendingSecret: Sendable {
    let path: String

    /// What is pending, made if there is nothing.
    func make(_ draw: () async throws -> SecretFields) async throws -> SecretFields {
        if let fields = try read() { return fields }
        let fields = try await draw()
        try DurableFile.makeDirectory(DurableFile.directory(of: path))
        let text = JSONValue.object(fields.reveal().mapValues { .string($0) }).canonical
        if try DurableFile.create(path, with: text) { return fields }
        return try require()
    }

    func require() throws -> SecretFields {
        guard let fields = try read() else { throw SecretsError.pendingIsGone }
        return fields
    }

    func remove() throws {
        try DurableFile.remove(path)
    }

    func read() throws -> SecretFields? {
        guard let bytes = try DurableFile.read(path) else { return nil }
        guard let members = try? JSONValue(parsing: bytes).object else { throw SecretsError.pendingIsGone }
        return SecretFields(members.compactMapValues(\.string))
    }
}

extension World {
    /// Letters and digits that need no quoting in a URL, a file of settings or a shell; 64 of them, so that none is
    /// likelier than another.
    package func password(length: Int) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        while true {
            let password = String(decoding: random.bytes(length).map { alphabet[Int($0 & 63)] }, as: UTF8.self)
            // What begins with a dash is an option to every program that is given it as a word.
            if !password.hasPrefix("-") { return password }
        }
    }
}
