/// Somebody who is told: a person, or a team by a channel of its own.
package struct Recipient: Codable, Hashable, Sendable, Comparable {
    package enum Kind: String, Codable, Sendable {
        case person
        case team
    }

    package let kind: Kind
    /// The name of the resource.
    package let name: String

    package init(kind: Kind, name: String) {
        self.kind = kind
        self.name = name
    }

    package static func < (one: Recipient, other: Recipient) -> Bool { one.description < other.description }
}

extension Recipient: CustomStringConvertible {
    package var description: String { "\(kind.rawValue)/\(name)" }
}
