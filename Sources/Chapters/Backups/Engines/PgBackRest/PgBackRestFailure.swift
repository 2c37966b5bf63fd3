package import Tools
package import VigieLedger

/// Why a command of pgBackRest did not succeed, in a form that can be acted on.
package struct PgBackRestFailure: Error, Hashable, Sendable {
    package enum Cause: String, Hashable, Sendable {
        /// Another backup of this stanza is under way: try again later.
        case locked
        /// What is stored is damaged or incomplete.
        case damaged
        /// The passphrase does not open the repository.
        case wrongPassphrase
        /// There is nothing to restore.
        case noBackup
        /// A disk is full: ours, or the repository's.
        case diskFull
        case repositoryUnreachable
        case repositoryReadOnly
        case databaseUnreachable
        /// PostgreSQL's archiver does not deliver.
        case archiverBroken
        case archiverDisabled
        /// The repository belongs to another cluster than this one.
        case otherCluster
        /// Backups were halted on purpose (`pgbackrest stop`).
        case halted
        case misconfigured
        case interrupted
        case other
    }

    package let cause: Cause
    package let code: Int32?
    /// The tool's own words, one line.
    package let said: String

    package init(cause: Cause, code: Int32? = nil, said: String) {
        self.cause = cause
        self.code = code
        self.said = said
    }

    /// Reads the failure from what the tool returned and wrote; `nil` if it claims success.
    ///
    /// - Parameter isEncrypted: A wrong passphrase shows as nonsense in a file, so it can only be told from damage
    ///   by where it happens: in the first file that is read.
    package init?(_ result: ToolResult, isEncrypted: Bool) {
        guard !result.succeeded else { return nil }
        let text = result.output.text + "\n" + result.errors.text
        code = result.code
        said = Self.errorLine(in: text) ?? result.reason
        cause = Self.cause(code: result.code.flatMap(PgBackRestCode.init), text: text, isEncrypted: isEncrypted)
    }

    static func cause(code: PgBackRestCode?, text: String, isEncrypted: Bool) -> Cause {
        if text.contains("No space left on device") || text.contains("Disk quota exceeded") { return .diskFull }
        if text.contains("Read-only file system") { return .repositoryReadOnly }
        if isEncrypted, isPassphraseTrouble(text) { return .wrongPassphrase }
        switch code {
        case .lockAcquire: return .locked
        case .checksum, .fileInvalid, .format, .backupMismatch, .jsonFormat: return .damaged
        case .crypto: return isEncrypted ? .wrongPassphrase : .damaged
        case .fileMissing: return text.contains("stanza-create") ? .noBackup : .damaged
        case .backupSetInvalid: return .noBackup
        case .archiveMismatch, .databaseMismatch: return .otherCluster
        case .archiveTimeout, .archiveDuplicate: return .archiverBroken
        case .archiveDisabled: return .archiverDisabled
        case .databaseConnect, .databaseQuery: return .databaseUnreachable
        case .hostConnect, .protocol, .service: return .repositoryUnreachable
        case .pathMissing: return .repositoryUnreachable
        case .stopped: return .halted
        case .terminated: return .interrupted
        case .configuration where text.contains("no database found"): return .databaseUnreachable
        case .configuration, .optionInvalid, .optionInvalidValue, .optionRequired, .repositoryInvalid:
            return .misconfigured
        default: return text.contains("Permission denied") ? .repositoryReadOnly : .other
        }
    }

    /// With the wrong key the header does not fit (95), or the first info file is nonsense (29).
    static func isPassphraseTrouble(_ text: String) -> Bool {
        let infoFile = text.contains(".info'") || text.contains(".info.copy'")
        return text.contains("CryptoError") || text.contains("cipher header invalid")
            || infoFile && (text.contains("FormatError") || text.contains("key/value found outside of section"))
    }

    /// The first line that reports an error, with the lines that belong to it, without its hints.
    private static func errorLine(in text: String) -> String? {
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        guard let start = lines.firstIndex(where: { $0.contains("ERROR: [") }) else { return nil }
        let more = lines[(start + 1)...].prefix(2).prefix { !$0.hasPrefix("HINT") && !$0.hasPrefix("P0") }
        return ([lines[start]] + more).joined(separator: " ")
    }
}

extension PgBackRestFailure {
    /// What the failure says of the backup under test.
    package var verdict: Verdict {
        switch cause {
        case .damaged, .wrongPassphrase, .noBackup, .otherCluster: .fail
        default: .inconclusive
        }
    }

    /// Whether the same command may succeed later without anybody doing anything.
    package var mayPass: Bool { cause == .locked || cause == .interrupted }
}
