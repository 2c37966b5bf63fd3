package import JSONTree
import VigieStore

/// What a person says became of a step that must not be done twice and was cut off.
package enum Resolution: Hashable, Sendable {
    /// It was done, with this result.
    case done(JSONValue)
    /// It was not done: do it now.
    case notDone
    /// Nobody knows: stop, and undo what was done before it.
    case abandon
}

extension Resolution {
    /// A resolution as a signal carries it, for one attempt of one step.
    func signal(for row: StepRecord, by person: String) -> JSONValue {
        var payload: [String: JSONValue] = [
            "sequence": .integer(Int64(row.sequence)), "attempt": .integer(Int64(row.attempt)), "by": .string(person),
        ]
        switch self {
        case .done(let result): payload["done"] = result
        case .notDone: payload["notDone"] = true
        case .abandon: payload["abandon"] = true
        }
        return .object(payload)
    }

    enum Answer: Equatable {
        case done(JSONValue)
        case notDone
        case abandon(by: String)
    }

    /// The latest word on just this attempt of just this step.
    static func latest(in signals: [SignalRecord], of row: StepRecord) -> Answer? {
        let payload = signals.last { signal in
            signal.name == SignalName.resolve.rawValue
                && signal.payload["sequence"]?.integer == Int64(row.sequence)
                && signal.payload["attempt"]?.integer == Int64(row.attempt)
        }?.payload
        guard let payload else { return nil }
        if let result = payload["done"] { return .done(result) }
        return payload["abandon"] == nil ? .notDone : .abandon(by: payload["by"]?.string ?? "somebody")
    }
}
