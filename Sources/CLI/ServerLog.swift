import Surroundings
import TerminalOutput
import VigieEngine
import VigieServer
import VigieStore
import Wording

/// What `vigie serve` writes to standard error: a line for each thing that matters, for a person or a log collector.
enum ServerLog {
    static func write(_ notice: Serving.Notice) {
        switch notice {
        case .started(let resources): line("info", "Serving a plan of \(resources) resources.")
        case .listening(let address): line("info", "Listening on \(address).")
        case .setupLink(let link):
            line("info", "Nobody has an account yet. Make the first one within an hour, here: \(link)")
        case .requestFailed(let number, let problem): line("error", "Request \(number): \(problem.description)")
        case .planChanged: line("info", "The plan changed; going on with the new one.")
        case .planRestored: line("info", "The plan's files say again what is in force.")
        case .planInvalid(let check):
            line("error", "The plan changed and has errors; the one before stays in force.")
            DiagnosticsReport(check: check).note()
        case .checkpoint(let size): line("info", "Signed the ledger at \(size) entries.")
        case .trouble(let error): line("error", error.asProblem.description)
        case .engine(let notice): write(notice)
        }
    }

    private static func write(_ notice: EngineNotice) {
        switch notice {
        case .storeTrouble(let error): line("error", error.problem.description)
        case .watchFailed(let name, let problem): line("warning", "\(name): \(problem)")
        case .watchSaid(let name, let message, let level, _): line(level.rawValue, "\(name): \(message)")
        case .scheduleSkipped(let name, let due, let reason):
            line("info", "\(name), due at \(due.display), was skipped: \(reason.rawValue).")
        case .reactionFailed(let name, let entry, let problem): line("error", "\(name), entry \(entry): \(problem)")
        case .reactionStopped(let name, let entry, let depth):
            line("warning", "\(name), entry \(entry): stopped after \(depth) runs that led to one another.")
        }
    }

    private static func line(_ level: String, _ message: String) {
        Terminal.note("\(World.system.now().display)  \(level)  \(message)")
    }
}
