import JSONTree

/// Somebody who is told what happens.
struct Watcher: Sendable {
    let kind: FakeKind
    let namespace: String?
    let filter: FakeFilter
    let wantsBookmarks: Bool
    /// Events that belong together are handed over together.
    let deliver: @Sendable ([JSONValue]) -> Void

    func take(_ happening: ClusterState.Happening) {
        if let event = event(for: happening) { deliver([event]) }
    }

    /// What a happening is to this watcher: an object that comes to match is added, one that ceases to is deleted.
    func event(for happening: ClusterState.Happening) -> JSONValue? {
        guard happening.store == kind.store, namespace == nil || namespace == happening.place.namespace else {
            return nil
        }
        let was = happening.before.map(filter.matches) ?? false
        let isNow = happening.sort != .deleted && filter.matches(happening.object)
        switch (was, isNow) {
        case (false, false): return nil
        case (false, true): return Self.event("ADDED", full(happening.object))
        case (true, true): return Self.event("MODIFIED", full(happening.object))
        case (true, false):
            var last = happening.before ?? happening.object
            last.set(.string(String(happening.version)), at: ["metadata", "resourceVersion"])
            return Self.event("DELETED", full(last))
        }
    }

    private func full(_ object: JSONValue) -> JSONValue {
        var object = object
        object.set(.string(kind.kind), at: ["kind"])
        object.set(.string(kind.apiVersion), at: ["apiVersion"])
        return object
    }

    static func event(_ type: String, _ object: JSONValue) -> JSONValue { ["type": .string(type), "object": object] }

    func bookmark(_ version: Int, endsInitial: Bool = false) -> JSONValue {
        var metadata: [String: JSONValue] = ["resourceVersion": .string(String(version))]
        if endsInitial { metadata["annotations"] = ["k8s.io/initial-events-end": "true"] }
        return Self.event(
            "BOOKMARK",
            ["kind": .string(kind.kind), "apiVersion": .string(kind.apiVersion), "metadata": .object(metadata)])
    }
}
