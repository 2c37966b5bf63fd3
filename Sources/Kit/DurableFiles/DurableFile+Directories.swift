import Glibc

extension DurableFile {
    /// Makes a directory and those above it, unless they are there.
    package static func makeDirectory(_ path: String, mode: UInt32 = 0o700) throws(FileError) {
        if unsafe mkdir(path, mode) == 0 { return try flushDirectory(of: path) }
        let error = FileError("create", path)
        if error.isAlreadyThere {
            guard isDirectory(path) else { throw FileError("create", path, code: ENOTDIR) }
            return
        }
        guard error.isMissing, path.contains("/") else { throw error }
        let parent = directory(of: path)
        guard parent != path else { throw error }
        try makeDirectory(parent, mode: mode)
        try makeDirectory(path, mode: mode)
    }

    /// Whether there is a directory, or a link to one.
    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a directory, sorted, drafts and hidden files left out; none if it is not there.
    package static func names(in path: String) throws(FileError) -> [String] {
        guard let directory = unsafe opendir(path) else {
            let error = FileError("open", path)
            if error.isMissing { return [] }
            throw error
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if !name.hasPrefix("."), !name.hasSuffix(".draft") { names.append(name) }
        }
        return names.sorted()
    }

    /// The path up to the last slash.
    package static func directory(of path: String) -> String {
        var trimmed = path[...]
        while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    /// Makes the names in the file's directory durable.
    package static func flushDirectory(of path: String) throws(FileError) {
        let directory = directory(of: path)
        let file = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw FileError("open", directory) }
        defer { close(file) }
        // Some file systems cannot flush a directory and say so; nothing more can be done there.
        guard fsync(file) == 0 || errno == EINVAL else { throw FileError("flush", directory) }
    }
}
