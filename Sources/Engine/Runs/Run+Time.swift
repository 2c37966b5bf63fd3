import JSONTree
package import Surroundings
import VigieStore

extension Run {
    /// When the run's latest step ended: the time as every replay sees it. It costs nothing.
    package func now() async throws -> Timestamp {
        journal.procedureTime
    }

    /// A new name that every replay sees again. It costs nothing.
    package func identifier() async throws -> String {
        journal.identifier()
    }

    /// Sleeps for a span from `now()`, through restarts.
    package func sleep(for span: Duration) async throws {
        try await sleep(until: journal.procedureTime + span)
    }

    /// Sleeps until an instant, through restarts; when the machine was off, until it is on again.
    package func sleep(until instant: Timestamp) async throws {
        let deadline: Timestamp
        switch try await journal.enter("sleep", .sleep) {
        case .known(let result):
            deadline = result?["until"]?.string.flatMap(Timestamp.init(rfc3339:)) ?? instant
        case .open(let sequence, _):
            var row = journal.row("sleep", .sleep, sequence)
            // It ends by itself, so nothing has to be written when it does.
            row.finishedAt = max(instant, journal.world.now())
            deadline = instant
            try await journal.finish(&row, result: ["until": .string(instant.rfc3339)])
        }
        // A sleep that something came after is over, even when the clock was set back since.
        guard journal.with({ !$0.history.isReplaying }) else { return }
        try await journal.restInterruptibly("sleep", until: deadline)
    }
}
