import JSONTree

/// The conditions of an object, as a controller keeps them.
struct Conditions {
    private(set) var all: [JSONValue]
    private let now: JSONValue

    init(_ all: [JSONValue], now: JSONValue) {
        self.all = all
        self.now = now
    }

    mutating func set(_ type: String, _ isTrue: Bool, _ reason: String, _ message: String) {
        let status: JSONValue = isTrue ? "True" : "False"
        let old = all.first { $0["type"]?.string == type }
        if let old, old["status"] == status, old["reason"]?.string == reason, old["message"]?.string == message {
            return
        }
        let since = old?["status"] == status ? old?["lastTransitionTime"] ?? now : now
        put(
            [
                "type": .string(type), "status": status, "lastUpdateTime": now, "lastTransitionTime": since,
                "reason": .string(reason), "message": .string(message),
            ], type)
    }

    /// Puts a condition in place of the one of its type; `nil` takes it away.
    mutating func put(_ condition: JSONValue?, _ type: String) {
        let index = all.firstIndex { $0["type"]?.string == type }
        switch (index, condition) {
        case (let index?, let condition?): all[index] = condition
        case (let index?, nil): all.remove(at: index)
        case (nil, let condition?): all.append(condition)
        case (nil, nil): break
        }
    }
}
