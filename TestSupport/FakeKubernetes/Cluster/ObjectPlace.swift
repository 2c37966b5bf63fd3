/// An object's place among those of its kind.
struct ObjectPlace: Hashable, Comparable, Sendable {
    let namespace: String
    let name: String

    static func < (left: ObjectPlace, right: ObjectPlace) -> Bool {
        (left.namespace, left.name) < (right.namespace, right.name)
    }
}
