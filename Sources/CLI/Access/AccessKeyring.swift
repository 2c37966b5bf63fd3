import AgeFormat
import DurableFiles
import FoundationEssentials
import Surroundings
import VigieSecrets
import Wording

/// The keys of requests under way, each in a file that only its owner can read, until what was sealed for it is opened.
///
/// So a request that was cut off can still be collected, and what opens the door is nowhere else.
struct AccessKeyring {
    private let directory: String

    init() {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? "."
        directory = (environment["XDG_STATE_HOME"] ?? home + "/.local/state") + "/vigie/access"
    }

    func make() throws -> AgeIdentity {
        let identity = AgeIdentity(random: World.system.random)
        try DurableFile.makeDirectory(directory)
        try DurableFile.replace(
            path(of: try identity.recipient.description), with: Array(try IdentityFile.text(of: identity).utf8))
        return identity
    }

    /// Opens what was sealed for a key of this ring; the key is gone then.
    func open(_ handover: SealedHandover, for recipient: String) throws -> String {
        guard try DurableFile.read(path(of: recipient)) != nil else {
            throw Problem(
                code: "access.no-key", nature: .refused, title: "This was collected already, or is for somebody else.",
                detail: "Its key is not in \(directory).",
                hint: "Each is handed out once. End it and ask again.")
        }
        let file = try AgeArmor.decode(Array(handover.sealed.utf8))
        let text = try AgeFile.open(file, with: try IdentityFile.read(path(of: recipient)))
        try forget(recipient)
        return String(decoding: text, as: UTF8.self)
    }

    func forget(_ recipient: String) throws {
        try DurableFile.remove(path(of: recipient))
    }

    private func path(of recipient: String) -> String { "\(directory)/\(recipient).key" }
}
