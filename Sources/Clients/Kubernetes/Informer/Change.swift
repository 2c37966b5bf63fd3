/// What became different in a cache.
package enum Change<Object: ObjectView>: Sendable {
    case added(Object)
    case updated(from: Object, to: Object)
    case removed(Object)

    /// The object as it is now, or was last.
    package var object: Object {
        switch self {
        case .added(let object), .removed(let object), .updated(_, let object): object
        }
    }
}
