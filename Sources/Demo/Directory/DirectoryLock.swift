import Glibc

/// The exclusive use of a directory: a lock on a file in it, which the system takes back however the process ends.
package struct DirectoryLock: ~Copyable {
    private let descriptor: Int32

    /// - Throws: `DemoError.occupiedDirectory` while another process holds it.
    init(_ file: String, for directory: String) throws(DemoError) {
        descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .unusableDirectory(file, reason: unsafe String(cString: strerror(errno)))
        }
        // A process that was just started holds a copy of everything that is open until it has become itself.
        var attempts = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            attempts += 1
            guard attempts < 20 else {
                close(descriptor)
                throw .occupiedDirectory(directory)
            }
            usleep(25_000)
        }
    }

    /// Lets others in before the value's life ends.
    consuming func release() {}

    deinit {
        close(descriptor)
    }
}
