/// The exit codes of pgBackRest that mean something to us. The list has not changed from 2.45 to 2.59.
package enum PgBackRestCode: Int32, Sendable {
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
}
