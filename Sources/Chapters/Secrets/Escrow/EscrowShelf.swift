import DurableFiles

/// The directory where an escrow's bundles lie.
struct EscrowShelf: Sendable {
    let directory: String
    let escrow: String

    /// The bundles, oldest first: their names begin with the time.
    func names() throws -> [String] {
        try DurableFile.names(in: directory).filter { $0.hasPrefix("vigie-\(escrow)-") && $0.hasSuffix(".age") }
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
