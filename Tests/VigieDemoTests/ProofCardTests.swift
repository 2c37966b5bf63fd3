import Surroundings
import Testing
import VigieBackups
import VigieLedger
import Wording

@testable import VigieDemo

@Suite struct ProofCardTests {
    private func proof(
        _ verdict: Verdict, rpo: Duration?, findings: [VigieBackups.Finding] = [], assertions: [AssertionOutcome] = []
    ) -> RestoreProof {
        RestoreProof(
            repository: "paris", site: "paris", stanza: "shop", verdict: verdict, findings: findings,
            objectives: ProofObjectives(rpo: Span(.seconds(60)), rto: Span(.seconds(300))),
            achievedRPO: rpo.map { Span($0) }, achievedRTO: Span(.milliseconds(5200)),
            disasterAt: Timestamp(seconds: 0), backup: nil, target: nil, recovered: nil,
            phases: [ProofPhase(.choose, took: Span(.milliseconds(180))), ProofPhase(.fetch, took: Span(.seconds(2)))],
            isolation: .ownNetwork, log: nil, assertions: assertions, rowCounts: [:], engine: nil)
    }

    @Test func `what was achieved stands beside what was promised`() {
        let outcome = AssertionOutcome(
            name: LocalizedText(verbatim: "rows"), verdict: .pass, measured: LocalizedText(verbatim: "4 tables"),
            expected: LocalizedText(verbatim: "no fewer"))
        let card = ProofCard(proof: proof(.pass, rpo: .milliseconds(3100), assertions: [outcome]), isColoured: false)
        #expect(
            card.text == """
                choose 180 ms · fetch 2 s
                                       ACHIEVED  OBJECTIVE
                recovery point (lost)     3.1 s      1 min  ✓
                recovery time             5.2 s      5 min  ✓
                ✓ rows: 4 tables
                PASS
                """)
    }

    @Test func `an objective that was missed or not measured is said so, with the reason`() {
        let finding = VigieBackups.Finding(
            "wal.missing", .fail, en: "A segment is missing.", fr: "Il manque un segment.")
        let missed = ProofCard(proof: proof(.fail, rpo: .seconds(90), findings: [finding]), isColoured: false).text
        #expect(missed.contains("1 min 30 s      1 min  ✗"))
        #expect(missed.hasSuffix("FAIL  A segment is missing."))
        let unmeasured = ProofCard(proof: proof(.fail, rpo: nil), isColoured: false).text
        #expect(unmeasured.contains("–      1 min  –"))
    }
}
