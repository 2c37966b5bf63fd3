import JSONTree

/// What happened to an object.
package enum WatchEvent<Object: ObjectView>: Sendable {
    case added(Object)
    case modified(Object)
    /// As it was last.
    case deleted(Object)
    /// Nothing more before this version; with `endsInitial`, everything that was there has been told.
    case bookmark(resourceVersion: String, endsInitial: Bool)

    /// Where to go on after this.
    package var resourceVersion: String {
        switch self {
        case .added(let object), .modified(let object), .deleted(let object): object.resourceVersion
        case .bookmark(let version, _): version
        }
    }

    /// Reads one line of a watch.
    /// - Throws: `KubernetesError.status` for an event that tells of an error.
    init?(_ json: JSONValue, request: String, _ make: (JSONValue) -> Object) throws {
        guard let type = json["type"]?.string, let object = json["object"] else {
            throw KubernetesError.unreadable(request: request, reason: "an event has no type or no object")
        }
        switch type {
        case "ADDED": self = .added(make(object))
        case "MODIFIED": self = .modified(make(object))
        case "DELETED": self = .deleted(make(object))
        case "BOOKMARK":
            let metadata = object["metadata"]
            self = .bookmark(
                resourceVersion: metadata?["resourceVersion"]?.string ?? "",
                endsInitial: metadata?["annotations"]?["k8s.io/initial-events-end"]?.string == "true")
        case "ERROR":
            let status = Status(json: object) ?? Status(code: 500, reason: .unknown, message: object.canonicalText)
            throw KubernetesError.status(status, request: request)
        default:
            // A type that is not known yet is none of our business.
            return nil
        }
    }
}
