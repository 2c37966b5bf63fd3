extension JSONValue {
    /// What stands at the end of a path of member names; `nil` where the path ends early.
    package func value(at path: some Sequence<String>) -> JSONValue? {
        var current = self
        for name in path {
            guard let next = current[name] else { return nil }
            current = next
        }
        return current
    }

    /// Changes a member in place; setting it to `nil` takes it away. What is no object becomes one.
    package mutating func edit<Result>(_ name: String, _ change: (inout JSONValue?) throws -> Result) rethrows -> Result
    {
        var members: [String: JSONValue] = [:]
        if case .object(let own) = self { members = own }
        // The tree lets go of its storage meanwhile, so that editing copies nothing.
        self = .null
        defer { self = .object(members) }
        return try change(&members[name])
    }

    /// Puts a value at the end of a path of member names, making the objects between; `nil` takes it away.
    package mutating func set(_ value: JSONValue?, at path: some Collection<String>) {
        guard let first = path.first else {
            self = value ?? .null
            return
        }
        if path.count == 1 { return edit(first) { $0 = value } }
        if value == nil, self[first] == nil { return }
        edit(first) { member in
            var inner = member ?? .object([:])
            member = nil
            inner.set(value, at: path.dropFirst())
            member = inner
        }
    }
}
