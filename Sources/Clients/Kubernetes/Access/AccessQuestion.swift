import JSONTree

/// May somebody do this?
package struct AccessQuestion: Hashable, Sendable {
    package var verb: String
    package var group: String
    package var resource: String
    package var subresource: String?
    package var name: String?
    /// `nil` for all namespaces.
    package var namespace: String?
    /// A path that is no resource, such as `/metrics`, instead of one.
    package var path: String?

    package init(
        _ verb: String, _ resource: String, group: String = "", subresource: String? = nil, name: String? = nil,
        in namespace: String? = nil
    ) {
        self.verb = verb
        self.resource = resource
        self.group = group
        self.subresource = subresource
        self.name = name
        self.namespace = namespace
    }

    package init(_ verb: String, path: String) {
        self.init(verb, "")
        self.path = path
    }

    var members: [String: JSONValue] {
        if let path { return ["nonResourceAttributes": ["verb": .string(verb), "path": .string(path)]] }
        var attributes: [String: JSONValue] = ["verb": .string(verb), "resource": .string(resource)]
        for (key, value) in [("subresource", subresource), ("name", name), ("namespace", namespace)] {
            if let value { attributes[key] = .string(value) }
        }
        if !group.isEmpty { attributes["group"] = .string(group) }
        return ["resourceAttributes": .object(attributes)]
    }
}

/// The server's answer.
package struct AccessAnswer: Hashable, Sendable {
    package let isAllowed: Bool
    /// Refused by a rule, not only by the lack of one.
    package let isDenied: Bool
    package let reason: String?
    package let evaluationError: String?
}

/// Somebody, as rules name them.
package struct AccessSubject: Hashable, Sendable {
    package var user: String
    package var groups: [String]
    package var uid: String?

    package init(user: String, groups: [String] = [], uid: String? = nil) {
        self.user = user
        self.groups = groups
        self.uid = uid
    }

    /// A service account, with the groups it is always in.
    package static func serviceAccount(_ name: String, in namespace: String) -> AccessSubject {
        AccessSubject(
            user: "system:serviceaccount:\(namespace):\(name)",
            groups: ["system:serviceaccounts", "system:serviceaccounts:\(namespace)", "system:authenticated"])
    }
}
