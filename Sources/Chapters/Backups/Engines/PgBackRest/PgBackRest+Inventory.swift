import Glibc
import Tools

extension PgBackRest {
    /// What `info` says of one repository.
    ///
    /// - Throws: `PgBackRestFailure` where the repository cannot be read or holds nothing; `info` itself exits 0 then.
    package func info(repository number: Int) async throws -> StanzaInfo {
        let result = try await run(
            "info", repository: number, ["--output=json"], timeout: .seconds(300), captureLimit: 64 << 20)
        let isEncrypted = isEncrypted(number)
        if let failure = PgBackRestFailure(result, mayBePassphrase: isEncrypted) { throw failure }
        guard let info = StanzaInfo.read(result.output.bytes, stanza: setup.stanza) else {
            throw PgBackRestFailure(cause: .noBackup, said: "info does not know the stanza \(setup.stanza)")
        }
        let status = info.repo.first { $0.key == number }?.status ?? info.status
        switch status.code {
        case 0: return info
        case 1 where !isThere(number):
            throw PgBackRestFailure(cause: .repositoryUnreachable, said: "its directory is not there")
        case 1, 2, 3: throw PgBackRestFailure(cause: .noBackup, said: status.message)
        default: throw PgBackRestFailure(reported: status.message, mayBePassphrase: isEncrypted)
        }
    }

    /// The segments of the write-ahead log in one repository, file by file.
    package func listing(repository number: Int) async throws -> ArchiveListing {
        let result = try await run(
            "repo-ls", repository: number, ["--recurse", "--output=json"], operands: ["archive/\(setup.stanza)"],
            timeout: .seconds(600), captureLimit: 256 << 20)
        if let failure = PgBackRestFailure(result, mayBePassphrase: false) { throw failure }
        guard result.output.isComplete, let listing = ArchiveListing(result.output.bytes) else {
            throw PgBackRestFailure(cause: .other, said: "repo-ls did not print a listing")
        }
        return listing
    }

    /// The listing, looked at twice where something seems to be missing: a directory that grows while it is listed may
    /// show a newer file and not an older one.
    func settledListing(repository number: Int, hasGaps: (ArchiveListing) -> Bool) async throws -> ArchiveListing {
        let listing = try await listing(repository: number)
        guard hasGaps(listing) else { return listing }
        try await Task.sleep(for: .seconds(1))
        return try await self.listing(repository: number)
    }

    func isEncrypted(_ number: Int) -> Bool {
        repository(number)?.passphrase != nil
    }

    /// Whether the repository's own directory exists; a bucket's absence is an error by itself.
    private func isThere(_ number: Int) -> Bool {
        guard case .directory(let path) = repository(number)?.storage else { return true }
        return unsafe access(path, F_OK) == 0
    }

    private func repository(_ number: Int) -> PgBackRestSetup.Repository? {
        setup.repositories.indices.contains(number - 1) ? setup.repositories[number - 1] : nil
    }
}
