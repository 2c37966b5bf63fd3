import Glibc

/// A lock between processes, on a file that stays; the system gives it back when the process ends.
package enum FileLock {
    /// Runs `body` while no other process holds the lock; blocks its thread until then.
    package static func hold<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileError("open", path) }
        defer { close(file) }
        while flock(file, LOCK_EX) != 0 {
            guard errno == EINTR else { throw FileError("lock", path) }
        }
        return try body()
    }
}
