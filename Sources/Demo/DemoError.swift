package import Wording

/// Why the demo could not be played. What goes wrong inside Vigie arrives as Vigie's own errors.
package enum DemoError: Error, Hashable, Sendable {
    case foreignDirectory(String)
    case occupiedDirectory(String)
    case unreachableDirectory(String, account: String)
    case unusableDirectory(String, reason: String)
    case noAccount
    case noPostgreSQL
    case noPort
    case clusterFailed(step: String, said: String)
    case copyFailed(String, said: String)
    case nothingToDamage(String)
    case noResult(procedure: String, status: String)
}

extension DemoError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .foreignDirectory(let path):
            Problem(
                code: "demo.foreign-directory", nature: .refused,
                title: "The demo works only in a directory of its own.",
                detail: "\(path) exists and was not made by the demo.", hint: "Choose another with --dir.")
        case .occupiedDirectory(let path):
            Problem(
                code: "demo.occupied-directory", nature: .refused,
                title: "Another demo is running in this directory.",
                detail: path, hint: "Wait for it to end, or choose another with --dir.")
        case .unreachableDirectory(let path, let account):
            Problem(
                code: "demo.unreachable-directory", nature: .usage,
                title: "The database cannot work in this directory.",
                detail: "The demo runs as root and its database as \(account), who may not enter \(path).",
                hint: "Choose another with --dir, such as /var/tmp/vigie-demo.")
        case .unusableDirectory(let path, let reason):
            Problem(
                code: "demo.unusable-directory", nature: .usage, title: "The demo cannot use this directory.",
                detail: "\(path): \(reason)", hint: "Choose another with --dir.")
        case .noAccount:
            Problem(
                code: "demo.no-account", title: "There is no account that the database could run as.",
                detail: "PostgreSQL refuses to run as root, and this machine has no account named postgres.",
                hint: "Run the demo as somebody else than root, or install PostgreSQL's package, which makes it.")
        case .noPostgreSQL:
            Problem(
                code: "demo.no-postgresql", title: "PostgreSQL's server is not installed.",
                detail: "The program initdb is neither in /usr/lib/postgresql/*/bin nor in PATH.",
                hint: "apt-get install postgresql-15")
        case .noPort:
            Problem(code: "demo.no-port", title: "The system has no free port left.")
        case .clusterFailed(let step, let said):
            Problem(code: "demo.cluster-failed", title: "The demo's database could not \(step).", detail: said)
        case .copyFailed(let path, let said):
            Problem(code: "demo.copy-failed", title: "The repository \(path) could not be copied.", detail: said)
        case .nothingToDamage(let path):
            Problem(
                code: "demo.nothing-to-damage", title: "There is not yet enough in this repository to damage.",
                detail: path)
        case .noResult(let procedure, let status):
            Problem(
                code: "demo.no-result", title: "\(procedure) came to no result.", detail: "Its run is \(status).")
        }
    }
}
