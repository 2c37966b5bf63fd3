import JSONTree
import Testing
import VigieBackups
import VigieEngine
import VigiePlan
import VigieStore
import VigieTestSupport
import Wording

/// Why a run could not do its work, and what that says of what was under test.
struct Trouble: Sendable {
    let problem: Problem
    let verdict: String?

    var code: String { problem.code }
    var nature: Problem.Nature { problem.nature }

    /// Everything that somebody is shown.
    var text: String { [problem.title, problem.detail, problem.hint].compactMap(\.self).joined(separator: " ") }
}

extension BackupLab {
    /// Runs a procedure that cannot succeed.
    func trouble(with procedure: some Procedure, plan: Plan? = nil) async throws -> Trouble {
        let record = try await run(procedure, plan: plan)
        guard let problem = record.problem else {
            throw ScratchFailure(reason: "nothing went wrong: \(record.summary ?? "")")
        }
        return Trouble(problem: try problem.decoded(as: Problem.self), verdict: record.verdict)
    }
}

extension RestoreProof {
    /// The codes of what was found to be wrong.
    var codes: [String] { findings.filter { $0.verdict != nil }.map(\.code) }

    /// What it says of it, in English.
    var words: String { findings.map(\.text.en).joined(separator: " ") }
}
