package import JSONTree
import Surroundings

/// Everything the fake keeps. It is changed by one at a time, so that each answer is true at one moment.
package struct ClusterState: Sendable {
    /// Something that happened, for watches that begin in the past.
    struct Happening: Sendable {
        enum Sort: String, Sendable {
            case added = "ADDED"
            case modified = "MODIFIED"
            case deleted = "DELETED"
        }
        let version: Int
        let sort: Sort
        let store: String
        let place: ObjectPlace
        let object: JSONValue
        let before: JSONValue?
    }

    let catalog: SchemaCatalog
    let world: World
    var kinds: [FakeKind]
    var version = 1000
    var objects: [String: [ObjectPlace: JSONValue]] = [:]
    /// Objects by the owner they name.
    var dependents: [String: Set<Dependent>] = [:]
    /// Who is there, and which of them wait for a finalizer.
    var uids: Set<String> = []
    var finalizing: Set<Dependent> = []
    var history: [Happening] = []
    /// What happened up to here is forgotten.
    var forgotten = 0
    var watchers: [Int: Watcher] = [:]
    var nextWatcher = 0
    var people: [String: FakePerson] = ["admin-token": .admin]
    /// The tokens that were asked for in the name of a service account.
    var accountTokens: [String: AccountToken] = [:]
    var pages: [Int: [JSONValue]] = [:]
    var logs: [ObjectPlace: [String]] = [:]
    /// How long each deployment's latest revision has been tried for.
    var rollouts: [ObjectPlace: RolloutNotes] = [:]
    var steppedVersion = 0
    var idleSteps = 0
    package var rules = FakeRules()

    struct Dependent: Hashable, Sendable {
        let store: String
        let place: ObjectPlace
    }

    init(catalog: SchemaCatalog, world: World) {
        self.catalog = catalog
        self.world = world
        kinds = catalog.kinds
    }

    /// The time as objects carry it.
    var now: JSONValue { .string(world.now().rfc3339.prefix(19) + "Z") }

    func kind(group: String, version: String? = nil, _ plural: String) -> FakeKind? {
        kinds.first { $0.group == group && $0.plural == plural && (version == nil || $0.version == version) }
    }

    func object(_ store: String, _ place: ObjectPlace) -> JSONValue? { objects[store]?[place] }

    package func find(_ store: String, _ namespace: String, _ name: String) -> JSONValue? {
        objects[store]?[ObjectPlace(namespace: namespace, name: name)]
    }

    func all(_ store: String, in namespace: String?) -> [JSONValue] {
        let own = objects[store] ?? [:]
        let places = namespace.map { namespace in own.keys.filter { $0.namespace == namespace } } ?? Array(own.keys)
        return places.sorted().compactMap { own[$0] }
    }

    // MARK: Writing

    /// Keeps an object, and tells everybody who watches.
    @discardableResult
    mutating func keep(_ object: JSONValue, of kind: FakeKind) -> JSONValue {
        let place = ObjectPlace(of: object)
        let before = objects[kind.store]?[place]
        version += 1
        var object = object
        object.set(.string(String(version)), at: ["metadata", "resourceVersion"])
        objects[kind.store, default: [:]][place] = object
        index(before, object, Dependent(store: kind.store, place: place))
        tell(
            Happening(
                version: version, sort: before == nil ? .added : .modified, store: kind.store, place: place,
                object: object,
                before: before))
        return object
    }

    /// Takes an object away, and tells everybody who watches.
    @discardableResult
    mutating func remove(_ place: ObjectPlace, of kind: FakeKind) -> JSONValue? {
        guard var object = objects[kind.store]?.removeValue(forKey: place) else { return nil }
        let before = object
        version += 1
        object.set(.string(String(version)), at: ["metadata", "resourceVersion"])
        index(before, nil, Dependent(store: kind.store, place: place))
        tell(
            Happening(
                version: version, sort: .deleted, store: kind.store, place: place, object: object, before: before))
        if kind.plural == "customresourcedefinitions" { forgetKinds(of: before) }
        return object
    }

    private mutating func index(_ before: JSONValue?, _ after: JSONValue?, _ dependent: Dependent) {
        for owner in Self.owners(of: before) { dependents[owner]?.remove(dependent) }
        for owner in Self.owners(of: after) { dependents[owner, default: []].insert(dependent) }
        if let uid = before?["metadata"]?["uid"]?.string { uids.remove(uid) }
        if let uid = after?["metadata"]?["uid"]?.string { uids.insert(uid) }
        if after?["metadata"]?["finalizers"]?.array?.contains("foregroundDeletion") ?? false {
            finalizing.insert(dependent)
        } else {
            finalizing.remove(dependent)
        }
    }

    static func owners(of object: JSONValue?) -> [String] {
        (object?["metadata"]?["ownerReferences"]?.array ?? []).compactMap { $0["uid"]?.string }
    }

    private mutating func tell(_ happening: Happening) {
        history.append(happening)
        if history.count > 2 * rules.historyLength { forget(to: history[history.count - rules.historyLength].version) }
        for (_, watcher) in watchers { watcher.take(happening) }
    }

    /// Forgets what happened up to a version, as a compaction does.
    package mutating func forget(to version: Int) {
        let version = min(version, self.version)
        forgotten = max(forgotten, version)
        history.removeAll { $0.version <= version }
        pages = [:]
    }
}

extension ObjectPlace {
    init(of object: JSONValue) {
        let metadata = object["metadata"]
        self.init(namespace: metadata?["namespace"]?.string ?? "", name: metadata?["name"]?.string ?? "")
    }
}
