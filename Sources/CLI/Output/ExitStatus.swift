import ArgumentParser
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

    /// Ends the command with this status, if it is not success.
    func exit() throws {
        if self != .pass { throw ExitCode(rawValue) }
    }
}
