import JSONTree

extension ClusterState {
    /// What belonged to somebody who is gone goes; who waits for his dependents goes after them.
    mutating func collectGarbage() {
        for (owner, things) in dependents where !things.isEmpty && !uids.contains(owner) {
            for thing in things { endDependent(thing, of: owner) }
        }
        for waiting in finalizing { endForeground(waiting) }
    }

    /// Who goes after his dependents goes when they are gone.
    private mutating func endForeground(_ waiting: Dependent) {
        guard var object = object(waiting.store, waiting.place), let kind = kind(ofStore: waiting.store) else { return }
        let things = dependents[object["metadata"]?["uid"]?.string ?? ""] ?? []
        guard things.isEmpty else {
            for thing in things { endDependent(thing, of: nil) }
            return
        }
        let rest = (object["metadata"]?["finalizers"]?.array ?? []).filter { $0 != "foregroundDeletion" }
        object.set(rest.isEmpty ? JSONValue?.none : .array(rest), at: ["metadata", "finalizers"])
        keep(object, of: kind)
        if rest.isEmpty { remove(waiting.place, of: kind) }
    }

    private mutating func endDependent(_ thing: Dependent, of owner: String?) {
        guard let object = object(thing.store, thing.place), let kind = kind(ofStore: thing.store) else { return }
        let others = Self.owners(of: object).filter { $0 != owner }
        // Who still has an owner only loses the other.
        if let owner, !others.isEmpty {
            var object = object
            let kept = (object["metadata"]?["ownerReferences"]?.array ?? []).filter { $0["uid"]?.string != owner }
            object.set(.array(kept), at: ["metadata", "ownerReferences"])
            keep(object, of: kind)
        } else if object["metadata"]?["deletionTimestamp"] == nil {
            _ = end(object, kind, thing.place, propagation: owner == nil ? "Foreground" : "Background", grace: nil)
        }
    }

    /// A namespace goes when nothing is left in it.
    mutating func endNamespaces() {
        guard let kind = kind(group: "", "namespaces") else { return }
        for (place, namespace) in objects[kind.store] ?? [:] where namespace["metadata"]?["deletionTimestamp"] != nil {
            var left = 0
            for other in kinds where other.isNamespaced && !other.plural.contains("/") {
                for (inner, object) in objects[other.store] ?? [:] where inner.namespace == place.name {
                    left += 1
                    if object["metadata"]?["deletionTimestamp"] == nil {
                        _ = end(object, other, inner, propagation: "Background", grace: 0)
                    }
                }
            }
            if left == 0, namespace["metadata"]?["finalizers"]?.array?.isEmpty ?? true { remove(place, of: kind) }
        }
    }
}
