import Surroundings
import Synchronization
import VigieChapter
package import VigieEngine
import VigiePlan

/// What all local clients of a process have in common: what is in force, what was judged lately, what happens.
package final class Desk: Sendable {
    private let current: Mutex<Grounds>
    /// What an engine of this process does at the moment.
    private let underWay = Mutex<[RunID: StepView]>([:])
    let judged = JudgedReports()
    let schemas = InputSchemas()
    package let feed: EventFeed

    package init(_ grounds: Grounds) {
        current = Mutex(grounds)
        feed = EventFeed(name: grounds.world.identifier(), world: grounds.world)
    }

    package var grounds: Grounds {
        current.withLock { $0 }
    }

    /// Answers from other grounds from now on: the plan changed, or something else is wrong with its files.
    package func move(to grounds: Grounds) {
        current.withLock { $0 = grounds }
        feed.publish([.plan(digest: grounds.plan.digest), .readiness])
    }

    /// Passes on what an engine of this process tells of its runs; the store tells everything else.
    package func hear(_ event: RunEvent) {
        switch event.kind {
        case .stepStarted(let step):
            let view = StepView(underWay: step)
            underWay.withLock { $0[event.run] = view }
            feed.publish([.step(run: event.run, view)])
        case .stepFailed(let step):
            leave(event.run)
            // The store will tell it too, but maybe after what is begun next.
            feed.publish([.step(run: event.run, StepView(brief: step))])
        case .stepFinished, .statusChanged, .laidDown: leave(event.run)
        case .progress(let step, let fraction, let text):
            feed.publish([.progress(run: event.run, step: step, fraction: fraction, text: text)])
        default: break
        }
    }

    private func leave(_ run: RunID) {
        underWay.withLock { $0[run] = nil }
    }

    /// The step of a run that is under way, where an engine of this process carries it out.
    func stepUnderWay(in run: RunID) -> StepView? {
        underWay.withLock { $0[run] }
    }

    /// Looks at the store for what happens, for all readers of events, until cancelled.
    ///
    /// - Parameter trouble: told when the store could not be read; it is looked at again.
    package func watch(
        every span: Duration = .milliseconds(200), trouble: @Sendable (any Error) -> Void = { _ in }
    ) async throws {
        let grounds = grounds
        var outlook = try await Outlook(of: grounds.store, ledger: grounds.ledger)
        let clock = grounds.world.clock
        var pulsed = clock.elapsed()
        while true {
            try await clock.sleep(for: span)
            do {
                feed.publish(try await outlook.look())
            } catch let error where !(error is CancellationError) {
                trouble(error)
                try await clock.sleep(for: .seconds(1))
            }
            guard clock.elapsed() - pulsed >= EventReader.patience / 3 else { continue }
            pulsed = clock.elapsed()
            feed.pulse()
        }
    }
}
