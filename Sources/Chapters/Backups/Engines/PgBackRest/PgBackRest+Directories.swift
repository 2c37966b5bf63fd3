import Glibc
import Tools

extension PgBackRest {
    /// Why nothing can be stored in a repository that is a directory here, as far as that can be seen without trying.
    ///
    /// PostgreSQL archives into all repositories or into none, so one that is out of order stops all of them; and the
    /// tool only finds out by waiting.
    func obstacle(in repository: PgBackRestSetup.Repository, room: Int64) async throws -> PgBackRestFailure? {
        guard case .directory(let path) = repository.storage else { return nil }
        guard unsafe access(path, F_OK) == 0 else {
            return PgBackRestFailure(cause: .repositoryUnreachable, said: "\(path) is not there")
        }
        var information = statvfs()
        guard unsafe statvfs(path, &information) == 0 else { return nil }
        if information.f_flag & UInt(ST_RDONLY) != 0 {
            return PgBackRestFailure(cause: .repositoryReadOnly, said: "\(path) lies on a disk mounted read-only")
        }
        if let closed = try await closedDirectory(in: path) {
            let account = setup.account?.name ?? Account.current.name
            return PgBackRestFailure(cause: .repositoryReadOnly, said: "the account \(account) may not write \(closed)")
        }
        let free = Int64(information.f_bavail) * Int64(information.f_frsize)
        guard free >= room else {
            return PgBackRestFailure(cause: .diskFull, said: "\(path) has \(free >> 10) KB left")
        }
        return nil
    }

    /// The first directory that the account may not write. Only the account itself can tell: another one's rights, and
    /// the superuser's, are different.
    private func closedDirectory(in path: String) async throws -> String? {
        let places = [path, "\(path)/archive/\(setup.stanza)", "\(path)/backup/\(setup.stanza)"]
        let look = "for place; do [ ! -e \"$place\" ] || [ -w \"$place\" ] || { echo \"$place\"; exit 0; }; done"
        let result = try await ToolRun(
            Tool(name: "sh", path: "/bin/sh"), ["-c", look, "sh"] + places, workingDirectory: "/",
            account: setup.account, timeout: .seconds(30)
        ).perform()
        return result.output.lines.first
    }
}
