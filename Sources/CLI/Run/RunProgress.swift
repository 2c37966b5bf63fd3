import Synchronization
import TerminalOutput
import VigieClient
import VigieEngine
import Wording

/// Shows what a run is doing on standard error: a bar on a terminal, lines elsewhere.
final class RunProgress: Sendable {
    private let line = ProgressLine()
    private let told: Mutex<ToldSteps>

    /// - Parameter known: how the steps of the run stood before it went on.
    init(knowing known: [StepView]) {
        told = Mutex(ToldSteps(knowing: known))
    }

    /// What an engine of this process tells of a run that it carries out.
    func show(_ event: RunEvent) {
        switch event.kind {
        case .stepStarted(let step): show(StepView(underWay: step))
        case .stepFailed(let step): show(StepView(brief: step))
        case .progress(let step, let fraction, let text):
            // Where nothing can be redrawn, what a tool mutters would bury what matters.
            if fraction != nil || Terminal.isInteractive { line.update(fraction, "\(step): \(text)") }
        case .waitingForLock(let name, let run): line.update(nil, "waiting for \(name), which run \(run) holds")
        case .heldElsewhere(let holder): line.update(nil, "\(holder) is carrying it out; looking on")
        case .approvalRequested(let request): show(request)
        case .stepFinished, .statusChanged, .laidDown, .log: break
        }
    }

    /// What a server tells of a run that it carries out.
    func show(_ event: ClientEvent) {
        switch event.kind {
        case .progress(_, let step, let fraction, let text):
            if fraction != nil || Terminal.isInteractive { line.update(fraction, "\(step): \(text)") }
        case .step(_, let step): show(step)
        default: break
        }
    }

    /// How far a run is: what was not told yet.
    func show(_ detail: RunDetail) {
        for step in detail.steps { show(step) }
        if detail.run.state == .waiting, let request = detail.approval { show(request) }
    }

    private func show(_ step: StepView) {
        for text in told.withLock({ $0.news(of: step) }) { line.update(nil, text) }
    }

    private func show(_ request: ApprovalRequest) {
        guard told.withLock({ $0.isNews(request) }) else { return }
        line.update(
            nil,
            "waiting for approval: \(request.title); approve with"
                + " `vigie run approve \(request.run) \(request.digest)`")
    }

    func finish() {
        line.finish()
    }
}
