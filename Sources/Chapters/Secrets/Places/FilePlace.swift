import DurableFiles
import Glibc
package import Tools

/// A secret in a file: `NAME=value` lines for a login, the value alone for a random one. A version is the
/// fingerprint of what the file holds.
package struct FilePlace: SecretPlace {
    private let path: String
    private let owner: Account?
    private let form: FileForm
    private let key: FingerprintKey

    package init(path: String, owner: Account?, form: FileForm, key: FingerprintKey) {
        self.path = path
        self.owner = owner
        self.form = form
        self.key = key
    }

    package var title: String { "file \(path)" }

    private var previousPath: String { path + ".previous" }

    package func read() async throws -> HeldSecret? {
        try content(of: path)
    }

    package func read(version: String) async throws -> HeldSecret? {
        for place in [previousPath, path] {
            if let held = try content(of: place), held.version == version { return held }
        }
        return nil
    }

    package func write(_ fields: SecretFields, replacing expected: String?) async throws -> String {
        let current = try content(of: path)
        let version = self.version(of: fields)
        if current?.version == version { return version }
        guard current?.version == expected else { throw SecretsError.changedMeanwhile(place: title) }
        try DurableFile.makeDirectory(DurableFile.directory(of: path), mode: 0o755)
        if let current { try put(current.fields, at: previousPath) }
        try put(fields, at: path)
        return version
    }

    package func putBack(_ previous: String?, over current: String) async throws {
        guard try content(of: path)?.version == current else { return }
        guard let previous else { return try DurableFile.remove(path) }
        guard let held = try await read(version: previous) else { throw SecretsError.previousIsGone(place: title) }
        try put(held.fields, at: path)
    }

    package func forget(_ version: String) async throws {
        guard try content(of: previousPath)?.version == version else { return }
        try DurableFile.remove(previousPath)
    }

    private func version(of fields: SecretFields) -> String {
        key.fingerprint(of: fields, secret: path)
    }

    private func content(of path: String) throws -> HeldSecret? {
        guard let bytes = try DurableFile.read(path) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self), let fields = form.fields(in: text) else {
            throw SecretsError.unreadable(place: "file \(path)")
        }
        return HeldSecret(fields: fields, version: version(of: fields))
    }

    /// Beside its place first, so that its owner can read it from the moment it is there.
    private func put(_ fields: SecretFields, at path: String) throws {
        let draft = path + ".next"
        try DurableFile.replace(draft, with: Array(form.text(of: fields).utf8), mode: 0o600)
        if let owner, geteuid() == 0, unsafe chown(draft, owner.userID, owner.groupID) != 0 {
            throw FileError("give away", draft)
        }
        try DurableFile.move(draft, to: path)
    }
}
