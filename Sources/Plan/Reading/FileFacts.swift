import Glibc

/// What the system says of a file without opening it.
struct FileFacts {
    let size: Int
    private let mode: mode_t

    /// `nil` if there is none.
    init?(_ path: String, followingLinks: Bool = true) {
        var status = stat()
        let result = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
        guard result == 0 else { return nil }
        size = Int(status.st_size)
        mode = status.st_mode
    }

    var isDirectory: Bool { mode & S_IFMT == S_IFDIR }
    var isRegular: Bool { mode & S_IFMT == S_IFREG }
    /// Whether others than the owner may read or write it.
    var isOpenToOthers: Bool { mode & 0o077 != 0 }
}
