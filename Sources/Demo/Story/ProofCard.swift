import Surroundings
import TerminalOutput
import VigieBackups
import VigieLedger
import Wording

/// A proof in a few lines: what was achieved beside what was promised.
struct ProofCard {
    let proof: RestoreProof
    let isColoured: Bool

    var text: String {
        let parts = [
            [phases], canary, figures.text.split(separator: "\n").map(String.init), proof.assertions.map(line),
            [verdict],
        ]
        return parts.map { $0.joined(separator: "\n") }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Which part took how long.
    private var phases: String {
        let phases = proof.phases.map { "\($0.name.title.en) \(words($0.took))" }
        return Ink.faint(phases.joined(separator: " · "), when: isColoured)
    }

    /// What was asked for, and the heartbeats in the copy: what the recovery point is measured by.
    private var canary: [String] {
        guard let recovered = proof.recovered else { return [] }
        let missing = recovered.missing == 0 ? "none missing" : "\(recovered.missing) missing"
        var line = "last heartbeat: no. \(recovered.heartbeat), of \(clock(recovered.at)), \(missing) before it"
        if case .time(let instant, _) = proof.target { line = "asked for \(clock(instant)) UTC · " + line }
        return [Ink.faint(line, when: isColoured)]
    }

    /// The time of day, to the second.
    private func clock(_ instant: Timestamp) -> String {
        String(instant.description.split(separator: "T").last?.prefix(8) ?? "")
    }

    private var figures: Table {
        var table = Table(.init(""), .init("ACHIEVED", .trailing), .init("OBJECTIVE", .trailing), .init(""))
        add("recovery point (lost)", proof.achievedRPO, proof.objectives.rpo, to: &table)
        add("recovery time", proof.achievedRTO, proof.objectives.rto, to: &table)
        return table
    }

    private func add(_ title: String, _ achieved: Span?, _ objective: Span, to table: inout Table) {
        let isWithin = achieved.map { $0 <= objective }
        table.add(title, achieved.map(words), words(objective), isWithin.map { $0 ? "✓" : "✗" })
    }

    private func line(_ outcome: AssertionOutcome) -> String {
        let mark =
            switch outcome.verdict {
            case .pass: Ink.green("✓", when: isColoured)
            case .fail: Ink.red("✗", when: isColoured)
            case .inconclusive: Ink.yellow("?", when: isColoured)
            }
        return "\(mark) \(plain(outcome.name)): \(plain(outcome.measured))"
    }

    /// The verdict, and in words why it is not a pass.
    private var verdict: String {
        let reasons = proof.findings.filter { $0.verdict != nil }.map { plain($0.text) }
        return ([VerdictWord(proof.verdict).text(isColoured)] + reasons).joined(separator: "  ")
    }

    private func words(_ span: Span) -> String { plain(LocalizedText(span: span.duration)) }

    private func plain(_ text: LocalizedText) -> String { text.en.replacing("\u{a0}", with: " ") }
}

/// A verdict as it stands at the end of a line.
struct VerdictWord {
    let verdict: Verdict

    init(_ verdict: Verdict) {
        self.verdict = verdict
    }

    func text(_ isColoured: Bool) -> String {
        let ink: Ink =
            switch verdict {
            case .pass: .green
            case .fail: .red
            case .inconclusive: .yellow
            }
        return ink(verdict.rawValue.uppercased(), when: isColoured)
    }
}
