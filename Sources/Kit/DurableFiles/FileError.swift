import Glibc
package import Wording

/// An operation on a file that the operating system refused.
package struct FileError: Error, Hashable, Sendable {
    /// What was attempted: `create`, `read`, `rename`.
    package let operation: String
    package let path: String
    /// The `errno`.
    package let code: Int32

    package init(_ operation: String, _ path: String, code: Int32 = errno) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    package var isMissing: Bool { code == ENOENT }
    package var isAlreadyThere: Bool { code == EEXIST }
}

extension FileError: ProblemConvertible {
    package var problem: Problem {
        let reason = unsafe String(cString: strerror(code))
        return Problem(
            code: "file.\(operation)", title: "A file operation failed.",
            detail: "Could not \(operation) \(path): \(reason).", hint: hint)
    }

    private var hint: String? {
        switch code {
        case EACCES, EPERM: "Check the owner and the permissions of the file and of its directory."
        case EROFS: "The disk is mounted read-only."
        case ENOSPC, EDQUOT: "There is no space left: free some and try again."
        case ENOENT: "Check the path."
        case ENOTDIR: "Something else has the name of a directory: move it away, or choose another path."
        default: nil
        }
    }
}
