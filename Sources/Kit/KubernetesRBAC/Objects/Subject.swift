/// Whom a binding names.
package enum Subject: Hashable, Comparable, Sendable {
    case user(String)
    case group(String)
    case serviceAccount(namespace: String, name: String)

    package static func < (one: Subject, other: Subject) -> Bool {
        one.description < other.description
    }
}

extension Subject: CustomStringConvertible {
    package var description: String {
        switch self {
        case .user(let name): "User \(name)"
        case .group(let name): "Group \(name)"
        case .serviceAccount(let namespace, let name): "ServiceAccount \(namespace)/\(name)"
        }
    }
}
