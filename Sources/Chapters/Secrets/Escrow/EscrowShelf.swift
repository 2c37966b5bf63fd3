import DurableFiles
import Surroundings

/// The directory where an escrow's bundles lie.
struct EscrowShelf: Sendable {
    let directory: String
    let escrow: String

    /// The bundles, oldest first: their names end with the time. Other escrows may have theirs in the same directory,
    /// also one whose name goes on where this one's ends.
    func names() throws -> [String] {
        try DurableFile.names(in: directory).filter { name in
            guard name.hasPrefix("vigie-\(escrow)-"), name.hasSuffix(".age") else { return false }
            return Self.isStamp(name.dropFirst("vigie-\(escrow)-".count).dropLast(".age".count))
        }
    }

    /// The place of a bundle that is made now.
    func path(at instant: Timestamp) -> String {
        let stamp = instant.rfc3339.prefix(19).filter { $0 != ":" && $0 != "-" }
        return path(of: "vigie-\(escrow)-\(stamp)Z.age")
    }

    /// Such as `20261122T100000Z`.
    private static func isStamp(_ text: Substring) -> Bool {
        text.count == 16
            && zip(text, "00000000T000000Z").allSatisfy { $1 == "0" ? ("0"..."9").contains($0) : $0 == $1 }
    }

    func path(of name: String) -> String { "\(directory)/\(name)" }

    func newest() throws -> String {
        guard let name = try names().last else { throw SecretsError.noBundle(directory: directory) }
        return path(of: name)
    }

    func prune(keeping count: Int) throws {
        for name in try names().dropLast(count) { try DurableFile.remove(path(of: name)) }
    }
}
