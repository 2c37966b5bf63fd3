import JSONTree

/// How an object goes.
package struct DeleteOptions: Hashable, Sendable {
    /// What becomes of what it owns.
    package enum Propagation: String, Hashable, Sendable {
        /// It goes after its owner.
        case background = "Background"
        /// It goes before its owner.
        case foreground = "Foreground"
        /// It stays.
        case orphan = "Orphan"
    }

    package var propagation: Propagation?
    package var gracePeriod: Duration?
    /// Only this very object, not another of its name.
    package var uid: String?
    /// Only if nobody changed it since.
    package var resourceVersion: String?
    package var dryRun: Bool

    package init(
        propagation: Propagation? = nil, gracePeriod: Duration? = nil, uid: String? = nil,
        resourceVersion: String? = nil, dryRun: Bool = false
    ) {
        self.propagation = propagation
        self.gracePeriod = gracePeriod
        self.uid = uid
        self.resourceVersion = resourceVersion
        self.dryRun = dryRun
    }

    var json: JSONValue {
        var members: [String: JSONValue] = ["apiVersion": "v1", "kind": "DeleteOptions"]
        if let propagation { members["propagationPolicy"] = .string(propagation.rawValue) }
        if let gracePeriod { members["gracePeriodSeconds"] = .integer(gracePeriod.components.seconds) }
        if dryRun { members["dryRun"] = ["All"] }
        var preconditions: [String: JSONValue] = [:]
        if let uid { preconditions["uid"] = .string(uid) }
        if let resourceVersion { preconditions["resourceVersion"] = .string(resourceVersion) }
        if !preconditions.isEmpty { members["preconditions"] = .object(preconditions) }
        return .object(members)
    }
}

/// What came of a deletion.
package enum Deletion<Object: ObjectView>: Sendable {
    /// The object is there no more.
    case gone
    /// It is marked, and goes when its finalizers are done or its grace is over.
    case going(Object)

    package var isGone: Bool {
        if case .gone = self { true } else { false }
    }
}
