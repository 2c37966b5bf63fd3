import JSONTree
import Surroundings
import VigieLedger
import VigieStore
import Wording

extension Execution {
    /// Writes how the run has ended, and gives it back.
    func conclude(_ outcome: Outcome) async throws -> Ending {
        let outcome = outcome.scrubbed(journal.scrubber)
        var record = journal.record
        record.status = outcome.status.rawValue
        record.verdict = outcome.verdict?.rawValue
        record.summary = outcome.summary?.stored
        record.output = outcome.output
        record.problem = try outcome.problem.map { try JSONValue(encoding: $0) }
        record.wakeAt = nil
        record.finishedAt = journal.world.now()
        try await journal.commit([.updateRun(record)] + releases)
        journal.emit(.statusChanged(outcome.status))
        return .ended
    }

    /// Writes why the run is not carried on, and gives it back.
    func layDown() async -> Ending {
        journal.emit(.laidDown)
        let halt = journal.with(\.halt) ?? .stopped
        do {
            switch halt {
            case .stopped:
                try await journal.write(releases)
                return .stopped
            case .leaseLost: return .leaseLost
            case .store(let error): return .failed(error)
            case .suspended(let suspension):
                try await suspend(suspension)
                return .suspended(seen: suspension.seen)
            case .uncertain(let problem):
                try await stop(.uncertain, problem)
                return .needsPerson
            case .diverged(let problem):
                try await stop(.diverged, problem)
                return .needsPerson
            }
        } catch .fenced {
            return .leaseLost
        } catch {
            return .failed(error)
        }
    }

    private func suspend(_ suspension: Suspension) async throws(StoreError) {
        var record = journal.record
        record.status = suspension.status.rawValue
        // A run that is being undone has met its limit, if that is why.
        let alarm = journal.with(\.interruption) == nil ? limit?.0 : nil
        record.wakeAt = [suspension.wakeAt, alarm].compactMap(\.self).min()
        // The locks stay with the run while it sleeps; it finds them again under its own name.
        let until = record.wakeAt.map { $0 + journal.settings.leaseTime } ?? .distantFuture
        for lock in locks { _ = try await journal.store.renewLease(lock.current, until: until) }
        let row = suspension.row.map { [Change.putStep($0)] } ?? []
        try await journal.write(row + [.updateRun(record), .releaseLease(journal.lease.current)])
        journal.emit(.statusChanged(suspension.status))
    }

    private func stop(_ status: RunStatus, _ problem: Problem) async throws(StoreError) {
        var record = journal.record
        record.status = status.rawValue
        record.problem = problem.json
        record.summary = problem.title
        record.wakeAt = nil
        try await journal.write([.updateRun(record)] + releases)
        journal.emit(.statusChanged(status))
    }

    private var releases: [Change] {
        ([journal.lease] + locks).map { .releaseLease($0.current) }
    }
}

extension Timestamp {
    /// Later than anything that is planned: the end of the year 9999.
    static let distantFuture = Timestamp(seconds: 253_402_300_799)
}

extension Problem {
    /// As a run's row keeps it.
    var json: JSONValue {
        (try? JSONValue(encoding: self)) ?? ["code": .string(code), "title": .string(title)]
    }
}
