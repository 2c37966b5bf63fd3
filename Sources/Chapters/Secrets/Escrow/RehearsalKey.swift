import AgeFormat
import DurableFiles
import Surroundings
import VigieChapter

/// A key by which Vigie opens its own bundles to practise. It opens nothing that Vigie could not read anyway; where
/// it is lost, the people's keys open everything as before.
struct RehearsalKey: Sendable {
    let path: String
    private let world: World

    init(_ escrow: String, _ workplace: Workplace, _ world: World) {
        path = workplace.rehearsalKey(escrow)
        self.world = world
    }

    /// Its public half; the key is made on first use.
    func recipient() throws -> String {
        if try DurableFile.read(path) == nil {
            let identity = AgeIdentity(random: world.random)
            try DurableFile.makeDirectory(DurableFile.directory(of: path))
            // Another process may have been faster; then its key is the key.
            _ = try DurableFile.create(path, with: Array(try IdentityFile.text(of: identity).utf8))
        }
        guard let identity = try IdentityFile.read(path).first else { throw SecretsError.noKeyInFile(path: path) }
        return try identity.recipient.description
    }
}
