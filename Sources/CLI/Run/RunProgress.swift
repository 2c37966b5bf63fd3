import TerminalOutput
import VigieEngine
import Wording

/// Shows what a run is doing on standard error: a bar on a terminal, lines elsewhere.
final class RunProgress: Sendable {
    private let line = ProgressLine()

    func show(_ event: RunEvent) {
        switch event.kind {
        case .stepStarted(let step, let attempt):
            line.update(nil, attempt > 1 ? "\(step) (try \(attempt))" : step)
        case .progress(let step, let fraction, let text):
            // Where nothing can be redrawn, what a tool mutters would bury what matters.
            if fraction != nil || Terminal.isInteractive { line.update(fraction, "\(step): \(text)") }
        case .stepFailed(let step, let problem, let retryAt):
            line.update(nil, "\(step): \(problem.title)\(retryAt.map { " Trying again at \($0.display)." } ?? "")")
        case .waitingForLock(let name, let run): line.update(nil, "waiting for \(name), which run \(run) holds")
        case .heldElsewhere(let holder): line.update(nil, "\(holder) is carrying it out; looking on")
        case .approvalRequested(let request):
            line.update(
                nil,
                "waiting for approval: \(request.title); approve with"
                    + " `vigie run approve \(request.run) \(request.digest)`")
        case .stepFinished, .statusChanged, .log: break
        }
    }

    func finish() {
        line.finish()
    }
}
