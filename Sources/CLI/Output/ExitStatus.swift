import ArgumentParser
import VigieClient
import VigieLedger
import Wording

/// What a command's end says to the shell. `docs/cli.md` promises these numbers.
enum ExitStatus: Int32 {
    case pass = 0
    case failed = 1
    case usage = 2
    case inconclusive = 3
    case unreachable = 4
    case refused = 5

    init(_ verdict: Verdict) {
        switch verdict {
        case .pass: self = .pass
        case .fail: self = .failed
        case .inconclusive: self = .inconclusive
        }
    }

    init(_ nature: Problem.Nature) {
        switch nature {
        case .usage: self = .usage
        case .failed: self = .failed
        case .inconclusive: self = .inconclusive
        case .unreachable: self = .unreachable
        case .refused: self = .refused
        }
    }

    /// What came of a run. One that could not be made says whose turn it is, if it knows.
    init(_ run: RunView) {
        let verdict = run.verdict ?? .inconclusive
        let trouble = verdict == .inconclusive ? run.problem.map { ExitStatus($0.nature) } : nil
        self = trouble.flatMap { $0 == .failed ? nil : $0 } ?? ExitStatus(verdict)
    }

    /// What came of all of them: a failure outweighs what could not be found out, and that outweighs success.
    init(_ runs: [RunView]) {
        let statuses = runs.map { ExitStatus($0) }
        self = statuses.first { $0 == .failed } ?? statuses.first { $0 != .pass } ?? .pass
    }

    /// Ends the command with this status, if it is not success.
    func exit() throws {
        if self != .pass { throw ExitCode(rawValue) }
    }
}
