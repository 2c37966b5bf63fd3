import Glibc

/// A file that has no name in any directory: nobody finds it there, and it is gone when its process is, however that
/// ended.
package enum NamelessFile {
    /// Hands `body` a path by which programs of the same account can read the bytes until it returns.
    ///
    /// - Parameter directory: on whose disk they lie; it must be writable.
    package static func with<Result>(
        _ bytes: [UInt8], in directory: String, _ body: (_ path: String) async throws -> Result
    ) async throws -> Result {
        let file = try nameless(in: directory)
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes[written...].withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError("write", directory) }
            written += count
        }
        return try await body("/proc/\(getpid())/fd/\(file)")
    }

    /// The name is taken away while the file is still empty, so that a process that is killed leaves nothing to read.
    private static func nameless(in directory: String) throws(FileError) -> Int32 {
        while true {
            let path = "\(directory)/.\(getpid())-\(UInt64.random(in: .min ... .max)).nameless"
            let file = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if file >= 0 {
                unsafe unlink(path)
                return file
            }
            let error = FileError("create", path)
            guard error.isAlreadyThere else { throw error }
        }
    }
}
