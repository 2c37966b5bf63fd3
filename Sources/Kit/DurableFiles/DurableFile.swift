import Glibc
import Synchronization

/// Small files that are there whole or not at all, also after a power cut.
///
/// A file is written beside its place, flushed, and put there in one step; then the directory is flushed, because
/// otherwise the name itself may be lost.
package enum DurableFile {
    /// How many drafts this process began.
    private static let drafts = Atomic<UInt64>(0)

    /// Writes the file, over an older one if there is one.
    package static func replace(_ path: String, with bytes: [UInt8], mode: UInt32 = 0o600) throws(FileError) {
        let draft = try draft(of: path, bytes, mode: mode)
        guard unsafe rename(draft, path) == 0 else { throw abandon(draft, FileError("rename", path)) }
        try flushDirectory(of: path)
    }

    /// Writes the file unless there is one; `false` if another process was first.
    package static func create(_ path: String, with bytes: [UInt8], mode: UInt32 = 0o600) throws(FileError) -> Bool {
        let draft = try draft(of: path, bytes, mode: mode)
        // A link, unlike a rename, refuses a name that is taken.
        guard unsafe link(draft, path) == 0 else {
            let error = abandon(draft, FileError("create", path))
            if error.isAlreadyThere { return false }
            throw error
        }
        unsafe unlink(draft)
        try flushDirectory(of: path)
        return true
    }

    /// Puts a file that is written and flushed in its place, over an older one if there is one.
    package static func move(_ draft: String, to path: String) throws(FileError) {
        guard unsafe rename(draft, path) == 0 else { throw FileError("rename", path) }
        try flushDirectory(of: path)
    }

    /// The bytes of a file; `nil` if there is none.
    package static func read(_ path: String) throws(FileError) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            let error = FileError("open", path)
            if error.isMissing { return nil }
            throw error
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError("read", path) }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// Removes a file; does nothing if there is none.
    package static func remove(_ path: String) throws(FileError) {
        guard unsafe unlink(path) != 0 else { return try flushDirectory(of: path) }
        let error = FileError("remove", path)
        if !error.isMissing { throw error }
    }

    private static func draft(of path: String, _ bytes: [UInt8], mode: UInt32) throws(FileError) -> String {
        let (draft, file) = try openDraft(of: path)
        defer { close(file) }
        guard fchmod(file, mode) == 0 else { throw abandon(draft, FileError("create", path)) }
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes[written...].withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw abandon(draft, FileError("write", path)) }
            written += count
        }
        guard fsync(file) == 0 else { throw abandon(draft, FileError("flush", path)) }
        return draft
    }

    /// A new file beside the path. A name that a process of the same number left behind is passed over.
    ///
    /// Programs that are started meanwhile have no business with the file, not even until a second call says so: hence
    /// no `mkstemps`.
    private static func openDraft(of path: String) throws(FileError) -> (name: String, file: Int32) {
        while true {
            let number = drafts.wrappingAdd(1, ordering: .relaxed).newValue
            let name = "\(path).\(getpid())-\(number).draft"
            let file = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if file >= 0 { return (name, file) }
            let error = FileError("create", path)
            guard error.isAlreadyThere || error.code == EINTR else { throw error }
        }
    }

    private static func abandon(_ draft: String, _ error: FileError) -> FileError {
        unsafe unlink(draft)
        return error
    }
}
