import Surroundings
import Testing
import VigieLedger
import VigieTestSupport
import Wording

@testable import VigieBackups

/// From what was measured to a verdict.
struct ProofJudgeTests {
    private let disaster = Timestamp(seconds: 1_767_571_200)

    /// A proof in which everything went well, to be spoiled by each test.
    private func judge(
        _ spoil: (inout ProofChoice, inout ProofFetch?, inout ProofReplay?, inout ProofLook?) -> Void = { _, _, _, _ in
        }
    ) -> ProofJudge {
        var choice = ProofChoice(disasterAt: disaster, took: Span(.seconds(1)))
        choice.target = .time(disaster - .seconds(4), heartbeat: 41)
        var fetch: ProofFetch? = ProofFetch(took: Span(.seconds(10)), findings: [])
        var replay: ProofReplay? = ProofReplay(
            took: Span(.seconds(5)), isolation: .ownNetwork, hasRecovered: true, findings: [])
        var look: ProofLook? = ProofLook(
            took: Span(.seconds(2)),
            recovered: RecoveredPoint(heartbeat: 41, at: disaster - .seconds(5), heartbeats: 40, missing: 0),
            forged: [], assertions: [outcome(.pass)], rowCounts: [:], findings: [])
        spoil(&choice, &fetch, &replay, &look)
        return ProofJudge(
            objectives: ProofObjectives(rpo: Span(.seconds(60)), rto: Span(.seconds(20))), interval: .seconds(2),
            choice: choice, fetch: fetch, replay: replay, look: look)
    }

    private func outcome(_ verdict: Verdict) -> AssertionOutcome {
        AssertionOutcome(
            name: LocalizedText(en: "foreign keys", fr: "clés étrangères"), verdict: verdict,
            measured: LocalizedText(verbatim: "3"), expected: LocalizedText(verbatim: "0"))
    }

    private func recovered(_ look: inout ProofLook?, heartbeat: Int64, before seconds: Int64, missing: Int = 0) {
        look?.recovered = RecoveredPoint(
            heartbeat: heartbeat, at: disaster - .seconds(seconds), heartbeats: 40, missing: missing)
    }

    @Test func `everything within its objective passes, and is measured`() {
        let judge = judge()
        #expect(judge.verdict == .pass)
        #expect(judge.findings.isEmpty)
        #expect(judge.achievedRPO == Span(.seconds(5)))
        #expect(judge.achievedRTO == Span(.seconds(18)))
        #expect(judge.phases.map(\.name) == [.choose, .fetch, .replay, .validate])
    }

    @Test func `a proof that did not get anywhere proves nothing`() {
        let judge = judge { _, fetch, replay, look in (fetch, replay, look) = (nil, nil, nil) }
        #expect(judge.verdict == .inconclusive)
        #expect(judge.achievedRTO == nil)
        #expect(judge.achievedRPO == nil)
    }

    @Test func `a restore that succeeded but was not looked at is no pass`() {
        #expect(judge { _, _, _, look in look = nil }.verdict == .inconclusive)
    }

    @Test func `a copy without a canary cannot be measured`() {
        let judge = judge { _, _, _, look in look?.recovered = nil }
        #expect(judge.verdict == .inconclusive)
        #expect(judge.findings.map(\.code) == ["proof.no-canary"])
    }

    @Test func `a copy that ends before what was archived is bad`() {
        let judge = judge { _, _, _, look in recovered(&look, heartbeat: 30, before: 20) }
        #expect(judge.verdict == .fail)
        #expect(judge.findings.map(\.code) == ["proof.short"])
    }

    @Test func `a hole in the heartbeats is bad`() {
        let judge = judge { _, _, _, look in
            recovered(&look, heartbeat: 41, before: 5, missing: 3)
            look?.firstMissing = 20
        }
        #expect(judge.findings.map(\.code) == ["proof.canary-gap"])
        #expect(judge.verdict == .fail)
    }

    @Test func `a heartbeat that nobody of ours wrote is bad`() {
        let judge = judge { _, _, _, look in look?.forged = [17] }
        #expect(judge.findings.map(\.code) == ["proof.canary-altered"])
    }

    @Test func `losing more than the objective is bad`() {
        let judge = judge { choice, _, _, look in
            choice.target = .latest(heartbeat: nil)
            choice.newest = sample(99, before: 1)
            recovered(&look, heartbeat: 10, before: 120)
        }
        #expect(judge.verdict == .fail)
        #expect(judge.findings.map(\.code) == ["proof.rpo"])
    }

    @Test func `when nobody wrote heartbeats, their age says nothing about the backup`() {
        let judge = judge { choice, _, _, look in
            choice.newest = sample(41, before: 120)
            recovered(&look, heartbeat: 41, before: 120)
        }
        #expect(judge.verdict == .inconclusive)
        #expect(judge.findings.map(\.code) == ["proof.canary-silent"])
    }

    @Test func `taking longer than the objective is bad`() {
        let judge = judge { _, fetch, _, _ in fetch?.took = Span(.seconds(100)) }
        #expect(judge.verdict == .fail)
        #expect(judge.findings.map(\.code) == ["proof.rto"])
    }

    @Test(arguments: [(Verdict.fail, Verdict.fail), (.inconclusive, .inconclusive)])
    func `an assertion that does not hold decides`(outcome: Verdict, verdict: Verdict) {
        let judge = judge { _, _, _, look in look?.assertions.append(self.outcome(outcome)) }
        #expect(judge.verdict == verdict)
    }

    @Test func `what is known to be bad stays bad, whatever else could not be tested`() {
        let judge = judge { choice, _, _, look in
            choice.findings = [Finding("log.missing", .fail, en: "hole", fr: "trou")]
            look?.assertions = [self.outcome(.inconclusive)]
        }
        #expect(judge.verdict == .fail)
        #expect(judge.findings.first?.code == "log.missing")
    }

    @Test func `each sentence is there in both languages`() {
        let judge = judge { choice, _, _, look in
            choice.newest = sample(99, before: 1)
            recovered(&look, heartbeat: 10, before: 120, missing: 2)
            look?.firstMissing = 5
            look?.forged = [4]
            look?.assertions = [self.outcome(.fail)]
        }
        #expect(judge.findings.count == 5)
        for finding in judge.findings { #expect(finding.text.en != finding.text.fr) }
    }

    private func sample(_ sequence: Int64, before seconds: Int64) -> CanarySample {
        let at = disaster - .seconds(seconds)
        return CanarySample(sequence: sequence, at: at, writtenAt: at, position: LogPosition(bytes: 1))
    }
}
