import TerminalOutput
import VigieClient
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
        case .approvalRequested(let request): show(request)
        case .stepFinished, .statusChanged, .log: break
        }
    }

    /// What a server tells of a run that it carries out.
    func show(_ event: ClientEvent) {
        switch event.kind {
        case .progress(_, let step, _, ""): line.update(nil, step)
        case .progress(_, let step, let fraction, let text):
            if fraction != nil || Terminal.isInteractive { line.update(fraction, "\(step): \(text)") }
        case .step(_, let step):
            if let problem = step.problem { line.update(nil, "\(step.name): \(problem.title)") }
        default: break
        }
    }

    func show(_ request: ApprovalRequest) {
        line.update(
            nil,
            "waiting for approval: \(request.title); approve with"
                + " `vigie run approve \(request.run) \(request.digest)`")
    }

    func finish() {
        line.finish()
    }
}
