import DurableFiles
import Glibc
import Tools

/// Files and directories that another account shall own: the one that PostgreSQL runs as.
struct OwnedFiles: Sendable {
    let account: Account?

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
