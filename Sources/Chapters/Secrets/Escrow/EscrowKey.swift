import AgeFormat
import DurableFiles
import ShamirSharing
package import Surroundings
package import Wording

/// A key for an escrow, made once, shown as shares on paper, and kept nowhere.
package struct EscrowKey: Sendable {
    /// What goes into the plan: `age1…`.
    package let recipient: String
    /// A page for each holder.
    package let sheets: [LocalizedText]
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
        sheets = shares.map { share in
            ShareSheet(
                share,
                purpose: LocalizedText(
                    en: "open the sealed copies of the secrets", fr: "ouvrent les copies scellées des secrets"),
                reference: recipient, madeOn: day
            ).reveal()
        }
    }

    /// Puts a key together from shares as people typed them, and hands its file to `body`; the file is gone after.
    package static func with<Result>(
        shares: [String], in directory: String, world: World, _ body: (_ keyFile: String) async throws -> Result
    ) async throws -> Result {
        let identity = try AgeIdentity(scalar: SecretSharing.combine(shares.map { try Share($0) }))
        let path = "\(directory)/recovery-\(world.identifier()).key"
        try DurableFile.makeDirectory(directory)
        try DurableFile.replace(path, with: Array(try IdentityFile.text(of: identity).utf8))
        do {
            let result = try await body(path)
            try DurableFile.remove(path)
            return result
        } catch {
            try DurableFile.remove(path)
            throw error
        }
    }
}
