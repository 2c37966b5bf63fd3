/// How somebody can come by a secret: the last hop reads it, those before make them somebody who can.
package struct SecretPath: Hashable, Sendable {
    package let hops: [Hop]

    /// Whether the API server itself would hand it to them, so that it answers a SubjectAccessReview with yes.
    package var isDirect: Bool {
        guard hops.count == 1, let hop = hops.first else { return false }
        if case .read = hop.means { return true }
        return hop.means == .master
    }

    /// The rule to take away first: the one that is theirs.
    package var cause: Grant? { hops.first?.grant }
}

/// A secret, by where it stands.
package struct SecretName: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let namespace: String
    package let name: String

    package init(_ name: String, in namespace: String) {
        self.namespace = namespace
        self.name = name
    }

    package var description: String { "\(namespace)/\(name)" }

    package static func < (one: SecretName, other: SecretName) -> Bool {
        (one.namespace, one.name) < (other.namespace, other.name)
    }
}
