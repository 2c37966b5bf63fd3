import VigieEngine
import Wording

/// A procedure whose body a test writes down as a closure.
struct Scripted: Procedure {
    static let name: ProcedureName = "test.scripted"
    static let title = LocalizedText(verbatim: "Scripted")

    var script = "main"
    var subject = "Thing/one"
    var locks: [String] = []
    var limit: Double?

    var timeLimit: Duration? { limit.map { .seconds($0) } }

    func perform(in run: Run) async throws -> Done {
        try await run.services.get(Scripts.self).bodies[script, default: { _ in Done("nothing") }](run)
    }
}

/// The bodies of scripted procedures, by name.
struct Scripts: Sendable {
    typealias Body = @Sendable (Run) async throws -> Done

    var bodies: [String: Body] = [:]
}
