package import Tools
import VigieEngine
package import VigieLedger
package import Wording

/// Why a procedure of this chapter could not do its work.
package enum BackupsError: Error, Hashable, Sendable {
    case noPolicy(String)
    case noDatabase(policy: String)
    case noRepository(String, policy: String)
    case engineAbsent
    case engineTooOld(found: ToolVersion, oldest: ToolVersion)
    case engineFailed(PgBackRestFailure, doing: String)
    /// Nothing can be stored in a repository, so that nothing is archived into any.
    case repositoryBlocks(String, PgBackRestFailure)
    /// The tool claims success, but what it should have made is not there.
    case engineLied(doing: String, missing: String)
    case notLocal(database: String)
    case noAccount(String)
    case unreachableDirectory(String, account: String)
    case archivingOff(database: String, command: String)
    case archivingOutdated(database: String, command: String)
    case archivingFails(database: String, detail: String)
    case badKey(path: String)
    case notOurs(path: String)
}

extension BackupsError: VerdictError {
    package var verdict: Verdict {
        switch self {
        case .engineFailed(let failure, _), .repositoryBlocks(_, let failure): failure.verdict
        case .engineLied, .archivingOff, .archivingOutdated, .archivingFails: .fail
        default: .inconclusive
        }
    }
}

extension BackupsError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .noPolicy(let name):
            Problem(
                code: "backup.no-policy", nature: .usage, title: "The plan has no BackupPolicy '\(name)'.",
                hint: "`vigie backup list` shows those there are.")
        case .noDatabase(let policy):
            Problem(
                code: "backup.no-database", nature: .usage, title: "The database of '\(policy)' is not in the plan.")
        case .noRepository(let name, let policy):
            Problem(
                code: "backup.no-repository", nature: .usage,
                title: "The policy '\(policy)' does not back up to '\(name)'.",
                hint: "Name one of the policy's repositories.")
        case .engineAbsent:
            Problem(
                code: "backup.engine-absent", title: "pgBackRest is not installed.",
                hint: "Install version \(PgBackRest.oldest) or later: apt-get install pgbackrest.")
        case .engineTooOld(let found, let oldest):
            Problem(
                code: "backup.engine-too-old", title: "pgBackRest is too old.",
                detail: "This is version \(found); \(oldest) or later is needed.", hint: "Upgrade pgBackRest.")
        case .engineFailed(let failure, let doing): failure.problem(doing: doing)
        case .repositoryBlocks(let name, let failure): failure.problem(blocking: name)
        case .engineLied(let doing, let missing):
            Problem(
                code: "backup.engine-lied", nature: .failed,
                title: "pgBackRest claims to have \(doing), but it has not.", detail: missing)
        case .notLocal(let database):
            Problem(
                code: "backup.not-local", nature: .usage,
                title: "pgBackRest has to run on the machine of the database '\(database)'.",
                hint: "Give the Database a dataDirectory and server.socketDirectory, and run Vigie on that machine.")
        case .noAccount(let name):
            Problem(
                code: "backup.no-account", nature: .usage, title: "This machine has no account '\(name)'.",
                hint: "Name the account that PostgreSQL runs as in the Database's systemUser.")
        case .unreachableDirectory(let path, let account):
            Problem(
                code: "backup.unreachable-directory", title: "The account '\(account)' cannot enter \(path).",
                hint: "Choose a work directory whose parents everybody may enter (mode 0711 or 0755).")
        case .archivingOff(let database, let command):
            Problem(
                code: "backup.archiving-off", nature: .failed,
                title: "PostgreSQL does not archive the changes of '\(database)'.",
                hint: "Set these and restart PostgreSQL: archive_mode = on, archive_command = '\(command)'.")
        case .archivingOutdated(let database, let command):
            Problem(
                code: "backup.archiving-outdated", nature: .failed,
                title: "PostgreSQL archives the changes of '\(database)' as an earlier plan wanted it.",
                hint: "ALTER SYSTEM SET archive_command = '\(command)'; then SELECT pg_reload_conf();")
        case .archivingFails(let database, let detail):
            Problem(
                code: "backup.archiving-fails", nature: .failed,
                title: "PostgreSQL's archive_command fails for '\(database)'.", detail: detail,
                hint: "The server's log says why; every change since is in danger, and pg_wal will fill the disk.")
        case .badKey(let path):
            Problem(
                code: "backup.bad-key", title: "The canary's key cannot be used.", detail: path,
                hint: "It is 64 hexadecimal digits, readable by Vigie alone. Restore it from your copy.")
        case .notOurs(let path):
            Problem(
                code: "backup.not-ours", nature: .refused, title: "This directory is not a scratch copy of Vigie's.",
                detail: "\(path) is left alone.", hint: "Empty it, or choose another work directory.")
        }
    }
}
