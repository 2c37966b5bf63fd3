import JSONTree
import TerminalOutput
import VigieEngine
import VigieServer
import VigieStore
import Wording

extension Story {
    /// Carries a procedure out as `vigie` would, shows its progress, and says what came of it.
    @discardableResult
    func run<P: Procedure>(
        _ procedure: P, with vigie: ControlPlane, _ title: String, said: (P.Result) -> String
    ) async throws -> P.Result {
        try await narrator.working(title) { progress in
            let result = try await result(of: procedure, with: vigie, title, progress)
            return (result, said(result))
        }
    }

    /// - Throws: what went wrong, where the procedure came to no result.
    func result<P: Procedure>(
        of procedure: P, with vigie: ControlPlane, _ title: String, _ progress: ProgressLine
    ) async throws -> P.Result {
        let id = try await vigie.engine.start(procedure, cause: "person/demo")
        let record = try await vigie.engine.perform(id) { event in
            switch event.kind {
            case .stepStarted(let step): progress.update(nil, "\(title): \(step.name)")
            case .progress(_, let fraction?, let text): progress.update(fraction, "\(title): \(text)")
            default: break
            }
        }
        if let problem = record.problem { throw try problem.decoded(as: Problem.self) }
        guard let output = record.output else {
            throw DemoError.noResult(procedure: P.name.rawValue, status: record.status)
        }
        return try output.decoded(as: P.Result.self)
    }
}
