import DurableFiles
import Glibc
import Tools

/// Files and directories that another account shall own: the one that PostgreSQL runs as.
struct OwnedFiles: Sendable {
    let account: Account?

    /// A directory of ours that the account passes through.
    func makePassage(_ path: String) throws {
        try DurableFile.makeDirectory(path, mode: 0o755)
        guard unsafe chmod(path, 0o755) == 0 || errno == EPERM else { throw FileError("protect", path) }
        try requireWay(to: path)
    }

    /// Whether the account may enter a directory and all above it.
    private func requireWay(to path: String) throws {
        guard let account, geteuid() == 0 else { return }
        let groups = Set(account.groups)
        var place = ""
        for part in path.split(separator: "/") {
            place += "/" + part
            var information = stat()
            guard unsafe stat(place, &information) == 0 else { throw FileError("enter", place) }
            let bits: UInt32 =
                information.st_uid == account.userID ? 0o100 : groups.contains(information.st_gid) ? 0o010 : 0o001
            guard information.st_mode & bits != 0 else {
                throw BackupsError.unreachableDirectory(place, account: account.name)
            }
        }
    }

    func makeDirectory(_ path: String, mode: UInt32) throws(FileError) {
        try DurableFile.makeDirectory(path, mode: 0o755)
        try give(path, mode: mode)
    }

    func write(_ text: String, to path: String, mode: UInt32) throws(FileError) {
        try DurableFile.replace(path, with: Array(text.utf8), mode: mode)
        try give(path, mode: mode)
    }

    private func give(_ path: String, mode: UInt32) throws(FileError) {
        if let account, geteuid() == 0 {
            guard unsafe chown(path, account.userID, account.groupID) == 0 else { throw FileError("give away", path) }
        }
        // What somebody else made for us may stay as it is, as long as it can be used.
        guard unsafe chmod(path, mode) == 0 || errno == EPERM else { throw FileError("protect", path) }
    }
}
