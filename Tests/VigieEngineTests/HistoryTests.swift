import Surroundings
import Testing
import VigieStore

@testable import VigieEngine

/// What a replay answers, decided by a value.
@Suite struct HistoryTests {
    private static func row(_ sequence: Int, _ name: String, _ kind: StepKind, _ state: StepState) -> StepRecord {
        StepRecord(
            run: "r", sequence: sequence, name: name, kind: kind.rawValue, state: state.rawValue,
            startedAt: Timestamp(seconds: 0))
    }

    private static let rows = [
        row(0, "copy", .repeatable, .finished), row(1, "pay", .once, .failed), row(2, "wait", .signal, .waiting),
    ]

    @Test func `steps that ended answer, one that is open goes on, then everything is new`() {
        var history = History(Self.rows)
        #expect(history.answer(to: "copy", .repeatable) == .known(Self.rows[0]))
        history.advance()
        #expect(history.answer(to: "pay", .once) == .known(Self.rows[1]))
        history.advance()
        #expect(history.isReplaying)
        #expect(history.answer(to: "wait", .signal) == .open(Self.rows[2]))
        history.advance()
        #expect(!history.isReplaying)
        #expect(history.answer(to: "whatever", .repeatable) == .new)
    }

    @Test(arguments: [("paste", StepKind.repeatable), ("copy", .once), ("copy", .undo)])
    func `another name or another kind is a divergence`(name: String, kind: StepKind) {
        #expect(History(Self.rows).answer(to: name, kind) == .diverged(expected: Self.rows[0]))
    }

    @Test func `where a run had turned back a step does not happen any more`() {
        let mark = Self.row(0, "undo", .unwind, .finished)
        let history = History([mark])
        #expect(history.answer(to: "copy", .repeatable) == .unwinding)
        #expect(history.answer(to: "undo", .unwind) == .known(mark))
    }
}
