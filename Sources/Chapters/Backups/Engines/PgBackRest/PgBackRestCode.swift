/// The exit codes of pgBackRest that mean something to us. The list has not changed from 2.45 to 2.59.
package enum PgBackRestCode: Int32, CaseIterable, Sendable {
    case checksum = 26
    case configuration = 27
    case fileInvalid = 28
    case format = 29
    case optionInvalid = 31
    case optionInvalidValue = 32
    case optionRequired = 37
    case serverRunning = 38
    case `protocol` = 39
    case pathNotEmpty = 40
    case archiveMismatch = 44
    case archiveDuplicate = 45
    case hostConnect = 49
    case lockAcquire = 50
    case backupMismatch = 51
    case fileMissing = 55
    case databaseConnect = 56
    case databaseQuery = 57
    case databaseMismatch = 58
    case stopped = 62
    case terminated = 63
    case fileWrite = 64
    case pathMissing = 73
    case backupSetInvalid = 75
    case archiveTimeout = 82
    case archiveDisabled = 87
    case crypto = 95
    case jsonFormat = 99
    case service = 101
    case execute = 102
    case repositoryInvalid = 103
    case command = 104
    case access = 105
    case runtime = 122
    case unknown = 125

    /// The name in messages that quote the error of another process or repository: `FormatError`.
    var name: String {
        switch self {
        case .checksum: "ChecksumError"
        case .configuration: "ConfigError"
        case .fileInvalid: "FileInvalidError"
        case .format: "FormatError"
        case .optionInvalid: "OptionInvalidError"
        case .optionInvalidValue: "OptionInvalidValueError"
        case .optionRequired: "OptionRequiredError"
        case .serverRunning: "PgRunningError"
        case .protocol: "ProtocolError"
        case .pathNotEmpty: "PathNotEmptyError"
        case .archiveMismatch: "ArchiveMismatchError"
        case .archiveDuplicate: "ArchiveDuplicateError"
        case .hostConnect: "HostConnectError"
        case .lockAcquire: "LockAcquireError"
        case .backupMismatch: "BackupMismatchError"
        case .fileMissing: "FileMissingError"
        case .databaseConnect: "DbConnectError"
        case .databaseQuery: "DbQueryError"
        case .databaseMismatch: "DbMismatchError"
        case .stopped: "StopError"
        case .terminated: "TermError"
        case .fileWrite: "FileWriteError"
        case .pathMissing: "PathMissingError"
        case .backupSetInvalid: "BackupSetInvalidError"
        case .archiveTimeout: "ArchiveTimeoutError"
        case .archiveDisabled: "ArchiveDisabledError"
        case .crypto: "CryptoError"
        case .jsonFormat: "JsonFormatError"
        case .service: "ServiceError"
        case .execute: "ExecuteError"
        case .repositoryInvalid: "RepoInvalidError"
        case .command: "CommandError"
        case .access: "AccessError"
        case .runtime: "RuntimeError"
        case .unknown: "UnknownError"
        }
    }
}
