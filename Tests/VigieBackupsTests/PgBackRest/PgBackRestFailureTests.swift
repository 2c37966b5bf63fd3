import Testing
import VigieBackups
import VigieLedger
import Wording

/// What pgBackRest says when something is wrong, collected from version 2.45, and what follows from it.
struct PgBackRestFailureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let code: PgBackRestCode?
        let text: String
        var mayBePassphrase = false
        let cause: PgBackRestFailure.Cause
        let verdict: Verdict

        var testDescription: String { "\(cause)" }
    }

    static let cases = [
        Case(
            code: .checksum, text: "P00  ERROR: [026]: raised from local-1 protocol: error restoring '/x/base/5/1255'",
            cause: .damaged, verdict: .fail),
        Case(
            code: .format, text: "P00  ERROR: [029]: raised from local-1 protocol: zst error: [-20] Data corruption",
            cause: .damaged, verdict: .fail),
        Case(
            code: .fileMissing,
            text: "P00  ERROR: [055]: unable to open missing file '/r/backup/shop/20261122-171232F/bundle/1' for read",
            cause: .damaged, verdict: .fail),
        Case(
            code: .fileMissing,
            text:
                "P00  ERROR: [055]: unable to load info file '/r/backup.info'\nHINT: has a stanza-create been performed?",
            cause: .noBackup, verdict: .fail),
        Case(
            code: .backupSetInvalid, text: "P00  ERROR: [075]: no backup set found to restore", cause: .noBackup,
            verdict: .fail),
        Case(
            code: .format,
            text: "unable to load info file '/r/backup.info' or '/r/backup.info.copy':\nFormatError: key/value found",
            mayBePassphrase: true, cause: .wrongPassphrase, verdict: .fail),
        Case(
            code: .format,
            text: "unable to load info file '/r/backup.info' or '/r/backup.info.copy':\nFormatError: key/value found",
            cause: .damaged, verdict: .fail),
        Case(
            code: .crypto, text: "cipher header invalid", mayBePassphrase: true, cause: .wrongPassphrase, verdict: .fail
        ),
        Case(code: .crypto, text: "unable to flush", cause: .damaged, verdict: .fail),
        Case(code: .lockAcquire, text: "unable to acquire lock", cause: .locked, verdict: .inconclusive),
        Case(
            code: .hostConnect, text: "timeout connecting to 's3'", cause: .repositoryUnreachable,
            verdict: .inconclusive),
        Case(
            code: .archiveTimeout,
            text: "WAL segment 00000001000000000000000A was not archived before the 60000ms timeout",
            cause: .archiverBroken, verdict: .inconclusive),
        Case(
            code: .command, text: "unable to write '/r/x': [28] No space left on device", cause: .diskFull,
            verdict: .inconclusive),
        Case(
            code: .access, text: "unable to open file '/r/x' for write: [13] Permission denied",
            cause: .repositoryReadOnly,
            verdict: .inconclusive),
        Case(
            code: .unknown, text: "open: [30] Read-only file system", cause: .repositoryReadOnly, verdict: .inconclusive
        ),
        Case(code: .databaseConnect, text: "could not connect", cause: .databaseUnreachable, verdict: .inconclusive),
        Case(code: .archiveMismatch, text: "system-id differs", cause: .otherCluster, verdict: .fail),
        Case(
            code: .backupMismatch,
            text: "PostgreSQL version 15, system-id 7711094025649497758 do not match stanza version 15, system-id 771",
            cause: .otherCluster, verdict: .fail),
        Case(
            code: .fileWrite, text: "raised from local-1 protocol: unable to write '/r/bundle/1'", cause: .diskFull,
            verdict: .inconclusive),
        Case(
            code: .crypto, text: "unable to verify certificate presented by 'localhost:443': [20] unable to get local",
            mayBePassphrase: true, cause: .untrusted, verdict: .inconclusive),
        Case(
            code: .protocol, text: "HTTP request failed with 403 (Forbidden)", cause: .accessDenied,
            verdict: .inconclusive),
        Case(
            code: .protocol, text: "HTTP request failed with 404 (Not Found)", cause: .repositoryUnreachable,
            verdict: .inconclusive),
        Case(
            code: .pathNotEmpty, text: "unable to restore to path '/d' because it contains files", cause: .occupied,
            verdict: .inconclusive),
        Case(
            code: .serverRunning, text: "unable to restore while PostgreSQL is running", cause: .occupied,
            verdict: .inconclusive),
        Case(code: .stopped, text: "stop file exists for all stanzas", cause: .halted, verdict: .inconclusive),
        Case(code: nil, text: "killed", cause: .other, verdict: .inconclusive),
    ]

    @Test(arguments: cases) func `R10: each failure has a cause, and only a bad backup fails a proof`(example: Case) {
        let failure = PgBackRestFailure(
            code: example.code, said: example.text, mayBePassphrase: example.mayBePassphrase)
        #expect(failure.cause == example.cause)
        #expect(failure.verdict == example.verdict)
        #expect(failure.mayPass == (example.cause == .locked))
        #expect(!failure.problem(doing: "testing").title.isEmpty)
        #expect(!failure.sentence.fr.isEmpty)
    }

    @Test func `what a wrong key makes of a file cannot harm a terminal`() {
        let failure = PgBackRestFailure(
            reported: "[FormatError] unable to load info file '/r/backup.info': \u{1b}]0;owned\u{7}\u{fffd}",
            mayBePassphrase: true)
        #expect(failure.cause == .wrongPassphrase)
        #expect(failure.said.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
}
