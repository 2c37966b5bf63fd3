import DurableFiles
import GRDB
import Glibc
import VigieStore
import Wording

extension StoreError {
    /// What SQLite's result means to somebody who does not know SQLite.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(sqlite: error, path: path)
        case let error as RowDecodingError: self = .corrupt("\(path): \(error)")
        case let error as FileError: self.init(file: error, path: path)
        default: self = .unavailable("\(path): \(error)")
        }
    }

    private static func isWritable(_ path: String) -> Bool {
        unsafe access(path, W_OK) == 0 && access(DurableFile.directory(of: path), W_OK) == 0
    }

    private init(file error: FileError, path: String) {
        switch error.code {
        case EACCES, EPERM, EROFS: self = .readOnly(path: path)
        case ENOSPC, EDQUOT: self = .full
        default: self = .unavailable(error.problem.detail ?? path)
        }
    }

    private init(sqlite error: DatabaseError, path: String) {
        let message = error.message ?? "\(error.extendedResultCode)"
        switch error.extendedResultCode {
        // The shared memory file beside the database could not grow.
        case .SQLITE_IOERR_SHMSIZE: self = .full
        case .SQLITE_READONLY_DIRECTORY, .SQLITE_IOERR_ACCESS: self = .readOnly(path: path)
        default:
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
            case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
            // SQLite cannot make its log, which says nothing of why.
            case .SQLITE_CANTOPEN where !Self.isWritable(path): self = .readOnly(path: path)
            case .SQLITE_FULL: self = .full
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt("\(path): \(message)")
            case .SQLITE_CONSTRAINT: self = .conflict(message)
            default: self = .unavailable("\(path): \(message)")
            }
        }
    }
}
