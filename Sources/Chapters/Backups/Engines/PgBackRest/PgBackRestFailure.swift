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
        /// The object store does not accept the key.
        case accessDenied
        /// The object store's certificate is not signed by anybody we trust.
        case untrusted
        /// The directory to restore into is not empty, or a server works in it.
        case occupied
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
    /// - Parameter mayBePassphrase: A wrong passphrase shows as nonsense where a file should be, just as damage does.
    ///   Which of the two it is can only be told while nothing of the repository has been read yet.
    package init?(_ result: ToolResult, mayBePassphrase: Bool) {
        guard !result.succeeded else { return nil }
        let text = Self.readable(result.output.text + "\n" + result.errors.text)
        code = result.code
        said = Self.errorLine(in: text) ?? Self.readable(result.reason)
        // Without a code a signal ended it.
        cause =
            code == nil
            ? .interrupted
            : Self.cause(code: code.flatMap(PgBackRestCode.init), text, mayBePassphrase: mayBePassphrase)
    }

    package init(code: PgBackRestCode?, said text: String, mayBePassphrase: Bool) {
        self.code = code?.rawValue
        said = Self.errorLine(in: text) ?? text
        cause = Self.cause(code: code, text, mayBePassphrase: mayBePassphrase)
    }

    /// Reads the failure that `info` reports of a repository while it exits with 0.
    package init(reported message: String, mayBePassphrase: Bool) {
        let text = Self.readable(message)
        code = nil
        said = text.split(separator: "\n").prefix(2).joined(separator: " ")
        let code = PgBackRestCode.allCases.first { text.contains("[\($0.name)]") }
        cause = Self.cause(code: code, text, mayBePassphrase: mayBePassphrase)
    }

    static func cause(code: PgBackRestCode?, _ text: String, mayBePassphrase: Bool) -> Cause {
        if text.contains("No space left on device") || text.contains("Disk quota exceeded") { return .diskFull }
        if text.contains("Read-only file system") { return .repositoryReadOnly }
        // To the tool this is trouble with cryptography too, as damage is.
        if text.contains("unable to verify certificate") || text.contains("unable to find hostname") {
            return .untrusted
        }
        if text.contains("failed with 403") { return .accessDenied }
        if mayBePassphrase, isPassphraseTrouble(text) { return .wrongPassphrase }
        if text.contains("Permission denied") { return .repositoryReadOnly }
        switch code {
        case .lockAcquire: return .locked
        case .backupMismatch where text.contains("do not match stanza"): return .otherCluster
        // Nothing more is said where only a part could be written: then the disk was full.
        case .fileWrite where !text.contains("Input/output error"): return .diskFull
        case .checksum, .fileInvalid, .format, .backupMismatch, .jsonFormat: return .damaged
        case .crypto: return mayBePassphrase ? .wrongPassphrase : .damaged
        case .fileMissing: return text.contains("stanza-create") ? .noBackup : .damaged
        case .backupSetInvalid: return .noBackup
        case .archiveMismatch, .databaseMismatch: return .otherCluster
        case .archiveTimeout, .archiveDuplicate: return .archiverBroken
        case .archiveDisabled: return .archiverDisabled
        case .databaseConnect, .databaseQuery: return .databaseUnreachable
        case .hostConnect, .protocol, .service, .pathMissing: return .repositoryUnreachable
        case .pathNotEmpty, .serverRunning: return .occupied
        case .stopped: return .halted
        case .terminated: return .interrupted
        case .configuration where text.contains("no database found"): return .databaseUnreachable
        case .configuration, .optionInvalid, .optionInvalidValue, .optionRequired: return .misconfigured
        default: return .other
        }
    }

    /// With the wrong key the header does not fit, or the first info file is nonsense.
    static func isPassphraseTrouble(_ text: String) -> Bool {
        let isInfoFile = text.contains(".info'") || text.contains(".info.copy'")
        return text.contains("CryptoError") || text.contains("cipher header invalid")
            || isInfoFile && (text.contains("FormatError") || text.contains("key/value found outside of section"))
    }

    /// Without what a wrongly deciphered file would do to a terminal.
    private static func readable(_ text: String) -> String {
        String(
            text.unicodeScalars.map { scalar in
                let isPlain = scalar == "\n" || scalar.properties.generalCategory != .control && scalar != "\u{fffd}"
                return Character(isPlain ? scalar : "?")
            })
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
