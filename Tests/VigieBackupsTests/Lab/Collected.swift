import Synchronization

/// Values that arrive from other tasks.
final class Collected<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])

    var all: [Value] { values.withLock(\.self) }

    func add(_ value: Value) {
        values.withLock { $0.append(value) }
    }
}
