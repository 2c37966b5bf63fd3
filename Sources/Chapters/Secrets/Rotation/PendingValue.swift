import DurableFiles
import Surroundings
import VigieEngine

/// The value that a rotation is about to publish. It lives in a file of Vigie's own until its place has it, because the
/// records of a run are no place for it, and a crash must not lose it.
struct PendingValue: Sendable {
    /// Letters and digits that need no quoting in a URL, a file of settings or a shell; 64 of them, so that none is
    /// likelier than another.
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    let path: String

    /// The value, made if there is none.
    func make(length: Int, world: World) throws -> String {
        if let value = try read() { return value }
        try DurableFile.makeDirectory(DurableFile.directory(of: path))
        let value = world.random.bytes(length).map { Self.alphabet[Int($0 & 63)] }
        if try DurableFile.create(path, with: value) { return String(decoding: value, as: UTF8.self) }
        return try require()
    }

    func require() throws -> String {
        guard let value = try read() else { throw SecretsError.pendingIsGone }
        return value
    }

    /// As an undo.
    func discard(_ context: StepContext) async throws {
        try remove()
    }

    func remove() throws {
        try DurableFile.remove(path)
    }

    private func read() throws -> String? {
        try DurableFile.read(path).map { String(decoding: $0, as: UTF8.self) }
    }
}
