/// Whoever sends a request.
package struct FakePerson: Hashable, Sendable {
    package var name: String
    package var groups: [String]
    package var uid: String
    package var extra: [String: [String]]

    package init(_ name: String, groups: [String] = [], uid: String = "", extra: [String: [String]] = [:]) {
        self.name = name
        self.groups = groups
        self.uid = uid
        self.extra = extra
    }

    static let anonymous = FakePerson("system:anonymous", groups: ["system:unauthenticated"])
    /// May do everything.
    package static let admin = FakePerson("admin", groups: ["system:masters", "system:authenticated"])

    static func serviceAccount(_ name: String, in namespace: String) -> FakePerson {
        FakePerson(
            "system:serviceaccount:\(namespace):\(name)",
            groups: ["system:serviceaccounts", "system:serviceaccounts:\(namespace)", "system:authenticated"])
    }
}
