import JSONTree
import Surroundings
import Testing
import VigieClient
import VigieStore

@testable import VigieCLI

/// However a command hears of the steps of a run, it tells the same.
@Suite struct ToldStepsTests {
    private static let began = Timestamp(seconds: 1_780_000_000)

    private func step(
        _ sequence: Int, _ name: String, _ state: String, attempt: Int = 1, kind: String = "repeatable"
    ) -> StepRecord {
        let hasFailed = state == "failed" || state == "retrying"
        return StepRecord(
            run: "01run", sequence: sequence, name: name, kind: kind, state: state, attempt: attempt,
            result: state == "retrying" ? ["retryAt": "2026-06-01T00:00:00Z"] : nil,
            problem: hasFailed
                ? [
                    "step": .string(name), "verdict": "inconclusive",
                    "problem": ["code": "lab.gone", "nature": "unreachable", "title": "Nobody answers."],
                ] : nil, startedAt: Self.began)
    }

    private func told(_ steps: [StepView]) -> [String] {
        var told = ToldSteps()
        return steps.flatMap { told.news(of: $0) }
    }

    @Test func `a step is told when it begins, and again when it fails`() {
        let all = [
            StepView(underWay: step(0, "look", "retrying")), StepView(brief: step(0, "look", "retrying")),
            StepView(underWay: step(0, "look", "retrying", attempt: 2)),
            StepView(brief: step(0, "look", "failed", attempt: 2)), StepView(underWay: step(1, "tidy", "retrying")),
            StepView(brief: step(1, "tidy", "finished")),
        ]
        let lines = [
            "look", "look: Nobody answers. Trying again at 2026-06-01 00:00:00Z.", "look (try 2)",
            "look: Nobody answers.", "tidy",
        ]
        #expect(told(all) == lines)
        // The store tells it too, later and perhaps often; so does whoever was asked for the whole run.
        let doubled = all.indices.flatMap { [all[$0]] + all[0...$0] }
        #expect(told(doubled) == lines)
    }

    @Test func `what ended before one looked is told as if one had`() {
        let rows = [
            step(0, "look", "finished"), step(1, "wait", "finished", kind: "sleep"),
            step(2, "send", "failed", kind: "once"), step(3, "back to look", "finished", kind: "undo"),
        ]
        #expect(told(rows.map { StepView($0) }) == ["look", "send", "send: Nobody answers.", "back to look"])
    }

    @Test func `what was so before anybody looked on is told to nobody`() {
        let before = [step(0, "look", "finished"), step(1, "send", "retrying")].map { StepView($0) }
        var told = ToldSteps(knowing: before)
        let now = before + [StepView(underWay: step(1, "send", "retrying", attempt: 2))]
        #expect(now.flatMap { told.news(of: $0) } == ["send (try 2)"])
    }

    @Test func `a step that was under way before anybody looked on is told when it fails`() {
        var row = step(0, "send", "failed", attempt: 2, kind: "once")
        let failure = StepView(brief: row)
        row.state = "started"
        var told = ToldSteps(knowing: [StepView(row)])
        #expect([StepView(row), failure, failure].flatMap { told.news(of: $0) } == ["send: Nobody answers."])
    }

    @Test(arguments: [
        ("record", false), ("sleep", false), ("unwind", false), ("undo", true), ("of a newer server", true),
    ])
    func `a kind of step is left out only where it is known to be no work`(kind: String, isTold: Bool) {
        #expect(told([StepView(step(0, "look", "finished", kind: kind))]) == (isTold ? ["look"] : []))
    }

    @Test func `the problem of an attempt is not that of the next`() {
        var row = step(0, "send", "failed", kind: "once")
        row.state = "started"
        row.attempt = 2
        #expect(told([StepView(brief: row)]) == ["send (try 2)"])
    }
}
