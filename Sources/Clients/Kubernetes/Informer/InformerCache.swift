/// The objects of a kind as they are known here.
struct InformerCache<Object: ObjectView>: Sendable {
    private(set) var objects: [ObjectKey: Object] = [:]
    /// How far this is.
    private(set) var resourceVersion = ""

    /// Takes in everything there is, and tells what is different from what was known: also what went unseen.
    mutating func replace(with list: [Object], at version: String) -> [Change<Object>] {
        var changes: [Change<Object>] = []
        var next: [ObjectKey: Object] = [:]
        next.reserveCapacity(list.count)
        for object in list {
            let key = object.key
            next[key] = object
            changes += Self.changes(from: objects[key], to: object)
        }
        for (key, object) in objects where next[key] == nil { changes.append(.removed(object)) }
        objects = next
        resourceVersion = version
        return changes
    }

    /// Takes in one event, and tells what it changed here.
    mutating func apply(_ event: WatchEvent<Object>) -> [Change<Object>] {
        defer { if !event.resourceVersion.isEmpty { resourceVersion = event.resourceVersion } }
        switch event {
        case .added(let object), .modified(let object):
            return Self.changes(from: objects.updateValue(object, forKey: object.key), to: object)
        case .deleted(let object):
            return objects.removeValue(forKey: object.key).map { _ in [.removed(object)] } ?? []
        case .bookmark: return []
        }
    }

    private static func changes(from old: Object?, to new: Object) -> [Change<Object>] {
        guard let old else { return [.added(new)] }
        // Another object of the same name: what was known is gone.
        if old.uid != new.uid { return [.removed(old), .added(new)] }
        return old.resourceVersion == new.resourceVersion ? [] : [.updated(from: old, to: new)]
    }
}
