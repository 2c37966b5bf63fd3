import AgeFormat
import DurableFiles
package import ShamirSharing
package import Surroundings

/// A key for an escrow, made once, shown as shares on paper, and kept nowhere.
package struct EscrowKey: Sendable {
    /// What goes into the plan: `age1…`.
    package let recipient: String
    /// A page for each holder.
    package let paper: Paper
    /// What all its shares show.
    package let set: String

    package init(threshold: Int, count: Int, world: World) throws {
        let identity = AgeIdentity(random: world.random)
        let recipient = try identity.recipient.description
        let shares = try SecretSharing.split(
            identity.scalar, threshold: threshold, count: count, random: world.random)
        let day = String(world.now().rfc3339.prefix(10))
        self.recipient = recipient
        set = shares.first.map { "\($0.set)" } ?? ""
        paper = Paper(pages: shares.map { PaperPage($0, recipient: recipient, madeOn: day) })
    }

    /// Puts a key together from shares as people read them, and hands its file to `body`. The file has no name, so that
    /// not even a process that is killed leaves the key of a quorum behind.
    ///
    /// - Parameter recipients: those of the escrow that is to be opened; absent where the plan is lost too.
    package static func with<Result>(
        shares: [Share], of recipients: [String]?, in directory: String,
        _ body: (_ keyFile: String) async throws -> Result
    ) async throws -> Result {
        let identity = try AgeIdentity(scalar: SecretSharing.combine(shares))
        let recipient = try identity.recipient.description
        if let recipients, !recipients.contains(recipient) {
            throw SecretsError.otherKey(set: shares.first.map { "\($0.set)" } ?? "", recipient: recipient)
        }
        try DurableFile.makeDirectory(directory)
        return try await NamelessFile.with(Array(try IdentityFile.text(of: identity).utf8), in: directory, body)
    }
}
