/// The name of a resource, and where it was written. In a plan that was read without errors it leads somewhere.
package struct Reference<Target: ResourceSpec>: Hashable, Sendable {
    package let name: String
    package let position: SourcePosition

    package init(name: String, position: SourcePosition) {
        self.name = name
        self.position = position
    }

    /// Kind and name: `Database/shop`.
    package var identifier: String { "\(Target.kind)/\(name)" }
}

/// The kind and name of a resource, where resources of several kinds can stand: `Database/shop`.
package struct ResourceIdentifier: Hashable, Sendable {
    package let kind: String
    package let name: String
    package let position: SourcePosition

    package init(kind: String, name: String, position: SourcePosition) {
        self.kind = kind
        self.name = name
        self.position = position
    }
}

extension ResourceIdentifier: CustomStringConvertible {
    package var description: String { "\(kind)/\(name)" }
}
