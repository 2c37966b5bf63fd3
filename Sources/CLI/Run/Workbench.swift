import JSONTree
import Surroundings
import VigieAccess
import VigieClient
import VigieEngine
import VigieServer
import Wording

/// Who answers a command, and who carries out what it asks for.
struct Workbench {
    let client: any Client
    let clock: any WallClock
    /// What carries runs out in this process; `nil` where a server does.
    let plane: ControlPlane?

    init(_ plane: ControlPlane) {
        client = plane.client()
        clock = plane.world.clock
        self.plane = plane
    }

    init(client: any Client, clock: any WallClock) {
        self.client = client
        self.clock = clock
        plane = nil
    }

    /// Sees a run through to its end, or until it needs a person, and shows its progress.
    ///
    /// Ctrl-C leaves the run as it is; `vigie serve` or the next command takes it up.
    /// - Parameter known: the steps of a run that goes on, as they stood before.
    func carryOut(_ id: RunID, knowing known: [StepView] = []) async throws -> RunView {
        let progress = RunProgress(knowing: known)
        defer { progress.finish() }
        return try await carryOut(id, showing: progress)
    }

    private func carryOut(_ id: RunID, showing progress: RunProgress) async throws -> RunView {
        let (client, engine) = (client, plane?.engine)
        return try await TerminationSignals.cancelling {
            guard let engine else { return try await Self.follow(id, client, progress) }
            _ = try await engine.perform(id) { progress.show($0) }
            return try await client.run(id).run
        }
    }

    /// Sees a run through to its end, or to where this is enough. What it has begun then goes on without this command.
    func carryOut(
        _ id: RunID, knowing known: [StepView], until isEnough: @escaping @Sendable (RunDetail) -> Bool
    ) async throws -> RunDetail {
        let (client, clock, progress) = (client, clock, RunProgress(knowing: known))
        defer { progress.finish() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await carryOut(id, showing: progress) }
            group.addTask {
                while true {
                    let detail = try await client.run(id)
                    if isEnough(detail) || detail.run.isAtRest { return }
                    try await clock.sleep(for: .milliseconds(200))
                }
            }
            try await group.next()
            group.cancelAll()
            while true {
                do { guard try await group.next() != nil else { break } } catch is CancellationError { continue }
            }
        }
        let detail = try await client.run(id)
        // A server may not have told all of it yet.
        progress.show(detail)
        return detail
    }

    /// Starts a procedure and sees it through.
    func perform<P: Procedure>(_ procedure: P) async throws -> RunView {
        try await carryOut(try await start(procedure))
    }

    /// Starts a procedure.
    func start<P: Procedure>(_ procedure: P) async throws -> RunID {
        // Beside the records there is no need to ask for it by name.
        if let plane {
            let person = try await plane.records.commandLine()
            return try await plane.engine.start(procedure, cause: person.actor)
        }
        let order = RunOrder(procedure: P.name.rawValue, input: try JSONValue(encoding: procedure))
        return RunID(try await client.start(order).run.id)
    }

    /// Starts a procedure, sees it through, and returns what came of it.
    ///
    /// - Throws: what the run ended with, where that is no result.
    func result<P: Procedure>(of procedure: P) async throws -> P.Result {
        let run = try await perform(procedure)
        guard let result = try run.output?.decoded(as: P.Result.self) else {
            throw run.problem
                ?? Problem(
                    code: "run.no-result", title: "The run ended without a result.", hint: "vigie run show \(run.id)")
        }
        return result
    }

    /// Sees one procedure through after the other, shows what came of each, and ends with the worst verdict's status.
    func perform(_ procedures: [any Procedure], _ output: OutputOptions) async throws {
        var runs: [RunView] = []
        for procedure in procedures { runs.append(try await perform(procedure)) }
        try output.format.present(RunTable(runs: runs, saysWhatToDo: true))
        try ExitStatus(runs).exit()
    }

    /// Sees a run through, shows it in full, and ends with the verdict's exit status.
    func perform(_ id: RunID, knowing known: [StepView], _ output: OutputOptions) async throws {
        let run = try await carryOut(id, knowing: known)
        try output.format.present(RunPage(detail: try await client.run(id)))
        try ExitStatus(run).exit()
    }

    /// Looks on while a server carries a run out.
    private static func follow(_ id: RunID, _ client: any Client, _ progress: RunProgress) async throws -> RunView {
        let events = try await client.events(after: nil, of: id)
        var detail = try await client.run(id)
        progress.show(detail)
        guard !detail.run.isAtRest else { return detail.run }
        for try await event in events {
            switch event.kind {
            case .run, .restart, .pulse:
                // Where something was missed, it may have been the end.
                detail = try await client.run(id)
                progress.show(detail)
                if detail.run.isAtRest { return detail.run }
            default: progress.show(event)
            }
        }
        throw CancellationError()
    }
}

extension RunView {
    /// Whether nothing will happen by itself any more.
    fileprivate var isAtRest: Bool { state.isEnded || state.needsPerson }
}
