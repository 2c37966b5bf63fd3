import JSONTree
import Surroundings
import Synchronization
import Testing
import VigieLedger
import VigieStore
import Wording

@testable import VigieEngine

/// What a run says, and what it must not.
@Suite struct LogTests {
    private struct Receipt: RunResult {
        let verdict = Verdict.pass
        let summary: String
        let account: String

        private enum CodingKeys: String, CodingKey { case summary, account }
    }

    private struct Leaky: Procedure {
        static let name: ProcedureName = "test.leaky"
        static let title = LocalizedText(verbatim: "Leaky")

        let fails: Bool

        var subject: String { "Thing/one" }

        func perform(in run: Run) async throws -> Receipt {
            let told = try await run.step("connect") { context in
                context.conceal("hunter 2")
                context.log("password is hunter 2", level: .debug, fields: ["password": "hunter 2", "n": 1])
                context.progress(0.5, "half of hunter 2")
                return "postgres://ada:hunter%202@host"
            }
            run.log("told \(told)")
            if fails { throw Mishap(description: "hunter 2 was refused") }
            return Receipt(summary: "used hunter 2", account: "hunter 2")
        }
    }

    private static func run(fails: Bool) async throws -> (Bench, RunRecord) {
        let bench = Bench()
        let engine = bench.engine(procedures: [Leaky.self])
        let id = try await engine.start(Leaky(fails: fails), cause: "person/ada")
        return (bench, try await bench.finish(id, with: engine))
    }

    @Test(arguments: [true, false])
    func `a concealed secret stands nowhere`(fails: Bool) async throws {
        let (bench, record) = try await Self.run(fails: fails)
        let lines = try await bench.store.log(of: record.id, after: 0, limit: 100)
        #expect(lines.map(\.message) == ["password is •••", "told postgres://ada:•••@host"])
        #expect(lines.first?.fields == ["password": "•••", "n": 1])
        #expect(try await bench.steps(record.id).first?.result == "postgres://ada:•••@host")
        if fails {
            #expect(record.problem?["detail"] == "••• was refused")
        } else {
            #expect(record.summary == "used •••")
            #expect(record.output == ["summary": "used •••", "account": "•••"])
        }
        let everything = "\(record) \(lines) \(try await bench.steps(record.id)) \(bench.events.withLock { "\($0)" })"
        #expect(!everything.contains("hunter"))
    }

    @Test func `an observer hears it as it happens`() async throws {
        let (bench, _) = try await Self.run(fails: false)
        let heard = bench.events.withLock { events in
            events.map { event in
                switch event.kind {
                case .statusChanged(let status): status.rawValue
                case .stepStarted(let step): "\(step.name) \(step.attempt)"
                case .stepFinished(let step, _): "\(step) finished"
                case .progress(_, let fraction, let text): "\(fraction ?? 0) \(text)"
                case .log(let line): line.level
                default: "something else"
                }
            }
        }
        #expect(
            heard == ["running", "connect 1", "debug", "0.5 half of •••", "connect finished", "info", "finished"])
    }

    @Test func `lines of a long step reach the store while it runs`() async throws {
        let gate = Gate()
        let bench = Bench { run in
            try await run.step("long") { context in
                context.log("still here")
                await gate.wait()
            }
            return Done("done")
        }
        let engine = bench.engine()
        let id = try await engine.start(Scripted(), cause: "person/ada")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { _ = try await bench.perform(id, with: engine) }
            while try await bench.store.log(of: id.rawValue, after: 0, limit: 9).isEmpty { await Task.yield() }
            gate.open()
            try await group.waitForAll()
        }
    }

    @Test func `of two secrets the longer goes first, and nothing is no secret`() {
        let scrubber = Scrubber()
        scrubber.conceal("")
        #expect(scrubber.scrub("pass") == "pass")
        scrubber.conceal("pass")
        scrubber.conceal("password")
        #expect(scrubber.scrub("the password to pass") == "the ••• to •••")
        #expect(scrubber.scrub(["pass": ["password", 1, nil, true]]) == ["•••": ["•••", 1, nil, true]])
        #expect(scrubber.scrub(Problem(code: "c", title: "t", detail: "pass", hint: "pass")).detail == "•••")
    }
}
