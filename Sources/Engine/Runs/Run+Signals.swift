package import JSONTree
package import Surroundings
import VigieStore
import Wording

extension Run {
    /// Waits for a signal that some process posts to this run; each is received once, in the order posted.
    ///
    /// - Returns: `nil` when none had come by `deadline`.
    package func wait<Value: Codable & Sendable>(
        for signal: String, as type: Value.Type = Value.self, until deadline: Timestamp? = nil
    ) async throws -> Value? {
        let payload: JSONValue?
        switch try await journal.enter(signal, .signal) {
        case .known(let result): payload = result?["payload"]
        case .open(let sequence, let earlier):
            var row = earlier ?? journal.row(signal, .signal, sequence)
            payload = try await journal.receive(signal, &row, until: deadline)
        }
        do {
            return try payload?.decoded(as: type)
        } catch {
            let reason = String(describing: error)
            throw StepFailure(
                step: signal,
                problem: Problem(
                    code: "engine.unreadable-signal", title: "A signal does not say what it should.",
                    detail: journal.scrubber.scrub(reason)))
        }
    }

    /// Writes a line to the run's log.
    package func log(_ message: String, level: LogLevel = .info, fields: JSONValue? = nil) {
        // What is replayed was said before.
        guard journal.with({ !$0.history.isReplaying }) else { return }
        journal.log(message, step: nil, level: level, fields: fields)
    }
}

extension Journal {
    /// Takes the oldest signal of this name that no earlier step has used up.
    fileprivate func receive(
        _ name: String, _ row: inout StepRecord, until deadline: Timestamp?
    ) async throws -> JSONValue? {
        let (signal, seen) = with { state in
            let signal = state.signals.first { $0.name == name && !state.consumed.contains("\(name)/\($0.key)") }
            return (signal, state.signals.count)
        }
        if let signal {
            let key = "\(name)/\(signal.key)"
            try await finish(&row, result: ["key": .string(key), "payload": signal.payload])
            with { _ = $0.consumed.insert(key) }
            return signal.payload
        }
        if let deadline, world.now() >= deadline {
            try await finish(&row, result: [:])
            return nil
        }
        row.result = deadline.map { ["until": .string($0.rfc3339)] }
        throw try await layAside(&row, until: deadline, seen: seen)
    }
}
