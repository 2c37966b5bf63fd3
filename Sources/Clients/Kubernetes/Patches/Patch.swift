package import JSONTree

/// A change to an object, as one of the languages that the API server understands.
package enum Patch: Hashable, Sendable {
    /// Steps, all or none (RFC 6902).
    case json([JSONPatchStep])
    /// What is to be there; null takes away; lists are replaced whole (RFC 7386).
    case merge(JSONValue)
    /// As merge, but lists are merged by the keys Kubernetes knows for them.
    case strategic(JSONValue)

    var contentType: String {
        switch self {
        case .json: "application/json-patch+json"
        case .merge: "application/merge-patch+json"
        case .strategic: "application/strategic-merge-patch+json"
        }
    }

    var body: JSONValue {
        switch self {
        case .json(let steps): .array(steps.map(\.json))
        case .merge(let tree), .strategic(let tree): tree
        }
    }
}

/// One step of a JSON patch. Paths are given as names; their slashes and tildes are escaped here.
package enum JSONPatchStep: Hashable, Sendable {
    case add([String], JSONValue)
    case remove([String])
    case replace([String], JSONValue)
    case move(from: [String], to: [String])
    case copy(from: [String], to: [String])
    /// Fails the whole patch unless the value is this.
    case test([String], JSONValue)

    /// Fails the whole patch unless the object still has this version.
    package static func unchanged(since object: some ObjectView) -> JSONPatchStep {
        .test(["metadata", "resourceVersion"], .string(object.resourceVersion))
    }

    package var json: JSONValue {
        switch self {
        case .add(let path, let value): ["op": "add", "path": Self.pointer(path), "value": value]
        case .remove(let path): ["op": "remove", "path": Self.pointer(path)]
        case .replace(let path, let value): ["op": "replace", "path": Self.pointer(path), "value": value]
        case .move(let from, let to): ["op": "move", "from": Self.pointer(from), "path": Self.pointer(to)]
        case .copy(let from, let to): ["op": "copy", "from": Self.pointer(from), "path": Self.pointer(to)]
        case .test(let path, let value): ["op": "test", "path": Self.pointer(path), "value": value]
        }
    }

    private static func pointer(_ path: [String]) -> JSONValue {
        .string(path.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined())
    }
}
