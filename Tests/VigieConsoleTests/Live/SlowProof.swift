import VigieEngine
import VigieLedger
import Wording

/// Takes a few seconds, and says hostile things on the way.
struct SlowProof: Procedure {
    static let name: ProcedureName = "lab.prove"
    static let title = LocalizedText(en: "Prove something slowly", fr: "Prouver lentement quelque chose")

    let policy: String

    var subject: String { "BackupPolicy/\(policy)" }

    func perform(in run: Run) async throws -> LabResult {
        for name in ["choose", "fetch <b>", "replay", "look"] {
            try await run.step(name) { context in
                for part in 1...3 {
                    context.log("part \(part) of \(name) <img src=x onerror=hacked=1><script>hacked=1</script>")
                    context.progress(Double(part) / 3, "part \(part)")
                    try await Task.sleep(for: .milliseconds(120))
                }
            }
        }
        return LabResult(verdict: .pass, summary: "Everything came back <script>hacked=1</script>.")
    }
}

/// Asks a person before it does anything.
struct FencedFailover: Procedure {
    static let name: ProcedureName = "lab.failover"
    static let title = LocalizedText(en: "Fail over", fr: "Basculer")

    let to: String

    var subject: String { "Database/\(to)" }

    func perform(in run: Run) async throws -> LabResult {
        _ = try await run.approval(
            of: ["to": to], title: LocalizedText(verbatim: "Promote \(to)"), policy: ApprovalPolicy())
        try await run.step("promote", .once) { _ in }
        return LabResult(verdict: .pass, summary: "\(to) leads.")
    }
}

struct LabResult: RunResult {
    let verdict: Verdict
    let summary: String
}
