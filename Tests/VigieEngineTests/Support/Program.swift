import Surroundings
import VigieEngine
import VigieLedger
import VigieTestSupport
import Wording

/// A procedure that was drawn by lot, and what must come of it whatever happens on the way.
struct Program: Procedure {
    enum Operation: Codable, Sendable {
        case put
        case putUndoably
        case add
        case retry(failures: Int)
        case note
        case sleep(seconds: Int)
        case wait
        case fail
        /// An effect that depends on a time and a name of the run.
        case sign
    }

    static let name: ProcedureName = "test.program"
    static let title = LocalizedText(verbatim: "Program")

    let operations: [Operation]
    let fails: Bool

    var subject: String { "Program/one" }
    var locks: [String] { operations.count.isMultiple(of: 2) ? ["a", "b"] : [] }

    init(_ random: SeededRandom) {
        operations = (0..<random.int(in: 1..<9)).map { _ in
            switch random.int(in: 0..<9) {
            case 0: .put
            case 1: .putUndoably
            case 2: .add
            case 3: .retry(failures: random.int(in: 1..<4))
            case 4: .note
            case 5: .sleep(seconds: random.int(in: 1..<100_000))
            case 6: .wait
            case 7: .fail
            default: .sign
            }
        }
        fails = random.chance(0.4)
    }

    func perform(in run: Run) async throws -> Done {
        for (number, operation) in operations.enumerated() { try await perform(operation, number, in: run) }
        if fails { throw Mishap() }
        return Done("all \(operations.count)")
    }

    private func perform(_ operation: Operation, _ number: Int, in run: Run) async throws {
        let reach = try run.services.get(Reach.self)
        switch operation {
        case .put: try await run.step("put\(number)") { try reach.put("put\(number)", key: $0.idempotencyKey) }
        case .putUndoably:
            _ = try await run.step(
                "put\(number)", undo: { (key: String, _) in try reach.take("put\(number)", key: key) },
                { context in
                    try reach.put("put\(number)", key: context.idempotencyKey)
                    return context.idempotencyKey
                })
        case .add: try await run.step("add\(number)", .once) { _ in try reach.add("add\(number)") }
        case .retry(let failures):
            try await run.step("retry\(number)", retry: RetryPolicy(attempts: failures + 1)) { context in
                guard context.attempt > failures else { throw Mishap() }
                try reach.put("retry\(number)", key: context.idempotencyKey)
            }
        case .note: try await run.record(Note(number: number))
        case .sleep(let seconds): try await run.sleep(for: .seconds(seconds))
        case .wait: _ = try await run.wait(for: "signal\(number)", as: Int.self)
        case .fail: try? await run.step("fail\(number)") { _ in throw Mishap() }
        case .sign:
            let name = "\(try await run.now()) \(try await run.identifier())"
            try await run.step("sign\(number)") { _ in try reach.put("sign\(number)", key: name) }
        }
    }

    private struct Note: Evidence {
        static let kind = "test.note"

        let number: Int
    }
}

// MARK: - What must come of it

extension Program {
    var summary: String { fails ? Mishap().problem.title : "all \(operations.count)" }

    var facts: Int {
        operations.count { if case .note = $0 { true } else { false } }
    }

    var signals: [String] {
        operations.indices.filter { if case .wait = operations[$0] { true } else { false } }.map { "signal\($0)" }
    }

    var effects: [String: Int] {
        let names = operations.enumerated().compactMap { number, operation -> String? in
            switch operation {
            case .put: "put\(number)"
            case .putUndoably: fails ? nil : "put\(number)"
            case .add: "add\(number)"
            case .retry: "retry\(number)"
            case .sign: "sign\(number)"
            case .note, .sleep, .wait, .fail: nil
            }
        }
        return Dictionary(uniqueKeysWithValues: names.map { ($0, 1) })
    }
}
