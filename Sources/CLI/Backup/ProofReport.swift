import JSONTree
import Surroundings
import TerminalOutput
import VigieBackups
import VigieClient
import VigieLedger
import Wording

/// Restore proofs for a person: what was promised and what was measured, side by side.
struct ProofReport: Presentable {
    /// One proof, or why there is none.
    struct Proof {
        let run: String
        let proof: RestoreProof?
        let problem: Problem?

        init(_ run: RunView) {
            self.run = run.id
            proof = (try? run.output?.decoded(as: ProofResult.self))?.proof
            problem = run.problem
        }

        init(run: String, proof: RestoreProof) {
            self.run = run
            self.proof = proof
            problem = nil
        }
    }

    let proofs: [Proof]
    let language: Language

    var text: String {
        proofs.map { text(of: $0) }.joined(separator: "\n\n")
    }

    private func text(of entry: Proof) -> String {
        guard let proof = entry.proof else {
            return "Run \(entry.run): " + (entry.problem?.description ?? "no result")
        }
        var parts = [heading(proof)]
        parts += proof.findings.map { "  ! \($0.text[language])" }
        parts.append(figures(proof).indented)
        if !proof.assertions.isEmpty { parts.append(assertions(proof).indented) }
        parts.append("  " + facts(proof).joined(separator: "\n  "))
        return parts.joined(separator: "\n")
    }

    private func heading(_ proof: RestoreProof) -> String {
        let sign =
            switch proof.verdict {
            case .pass: "●"
            case .fail: "◆"
            case .inconclusive: "◌"
            }
        return "\(sign) \(proof.repository): \(proof.verdict.title[language])"
    }

    private func figures(_ proof: RestoreProof) -> String {
        var table = Table(
            .init(""), .init(say("ACHIEVED", "ATTEINT"), .trailing), .init(say("OBJECTIVE", "OBJECTIF"), .trailing))
        table.add("RPO", span(proof.achievedRPO), span(proof.objectives.rpo))
        table.add("RTO", span(proof.achievedRTO), span(proof.objectives.rto))
        for phase in proof.phases { table.add("  " + phase.name.title[language], phase.took.duration.seconds, " ") }
        return table.text
    }

    private func assertions(_ proof: RestoreProof) -> String {
        var table = Table(
            .init(say("ASSERTION", "ASSERTION")), .init(say("MEASURED", "MESURÉ")), .init(say("EXPECTED", "ATTENDU")),
            .init("VERDICT"))
        for assertion in proof.assertions {
            table.add(
                assertion.name[language], assertion.measured[language], assertion.expected[language],
                assertion.verdict.title[language])
        }
        return table.text
    }

    private func facts(_ proof: RestoreProof) -> [String] {
        var facts: [String] = []
        if let backup = proof.backup {
            facts.append(say("Restored backup \(backup.label)", "Sauvegarde restaurée : \(backup.label)"))
        }
        if let recovered = proof.recovered {
            let count = "\(recovered.heartbeats)"
            facts.append(
                say(
                    "Last heartbeat recovered: \(recovered.heartbeat) at \(recovered.at.display);"
                        + " \(recovered.missing) of \(count) missing",
                    "Dernier battement retrouvé : \(recovered.heartbeat) à \(recovered.at.display) ;"
                        + " \(recovered.missing) manquants sur \(count)"))
        }
        if let isolation = proof.isolation {
            facts.append(say("The copy ran ", "La copie a tourné ") + isolation.text[language])
        }
        return facts
    }

    private func span(_ span: Span?) -> String? {
        span.map { LocalizedText(span: $0.duration)[language] }
    }

    private func say(_ english: String, _ french: String) -> String {
        LocalizedText(en: english, fr: french)[language]
    }

    var json: JSONValue {
        get throws {
            .array(
                try proofs.map { entry in
                    [
                        "run": .string(entry.run),
                        "proof": try entry.proof.map { try JSONValue(encoding: $0) } ?? .null,
                        "problem": try entry.problem.map { try JSONValue(encoding: $0) } ?? .null,
                    ]
                })
        }
    }
}

extension String {
    /// Each line two columns to the right.
    fileprivate var indented: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
    }
}
