import JSONTree
import KubernetesClient
import KubernetesRBAC
import Surroundings

/// A cluster with many people, roles of every sort, and secrets: always the same one for the same numbers.
struct ReachingScene: Sendable {
    private static let namespaces = (0..<10).map { "team-\($0)" }
    private static let rbac = "rbac.authorization.k8s.io"

    /// Half of them users in groups, the others service accounts.
    let people: [Principal]
    private let secrets: Int

    init(subjects: Int, secrets: Int) {
        self.secrets = secrets
        people = (0..<subjects).map { index in
            index.isMultiple(of: 2)
                ? Principal(user: "user-\(index)", groups: ["group-\(index % 14)", "group-\(14 + index % 6)"])
                : .serviceAccount("robot-\(index)", in: Self.namespaces[index % 10])
        }
    }

    func build(in kubernetes: Kubernetes) async throws {
        for name in Self.namespaces { _ = try await kubernetes.resources(Namespace.self).create(Namespace(name: name)) }
        for index in 0..<secrets {
            let place = kubernetes.resources(Secret.self, in: Self.namespaces[index % 10])
            _ = try await place.create(Secret(name: "secret-\(index)"))
        }
        // Some name secrets, some mean all, some are wildcards, some are about something else.
        for index in 0..<120 {
            let namespace = Self.namespaces[index % 10]
            _ = try await kubernetes.resources(Role.self, in: namespace).create(
                Role(name: "role-\(index)") { role in role.json.edit("rules") { $0 = .array(rules(index)) } })
        }
        for index in 0..<20 {
            _ = try await kubernetes.resources(ClusterRole.self).create(
                ClusterRole(name: "shared-\(index)") { role in role.json.edit("rules") { $0 = .array(rules(index * 7)) }
                })
        }
        for index in 0..<400 { try await bind(index, in: kubernetes) }
    }

    private func rules(_ index: Int) -> [JSONValue] {
        let other: JSONValue = ["apiGroups": ["apps"], "resources": ["deployments"], "verbs": ["get", "list"]]
        let names = (0..<4).map { JSONValue.string("secret-\((index * 10 + $0 * 50 + index % 10) % max(1, secrets))") }
        let own: JSONValue =
            switch index % 6 {
            case 0: ["apiGroups": [""], "resources": ["secrets"], "verbs": ["get", "list", "watch"]]
            case 1, 2: ["apiGroups": [""], "resources": ["secrets"], "verbs": ["get"], "resourceNames": .array(names)]
            case 3: ["apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]]
            case 4: ["apiGroups": [""], "resources": ["pods", "configmaps"], "verbs": ["*"]]
            default: ["apiGroups": [""], "resources": ["secrets/status", "pods/exec"], "verbs": ["create"]]
            }
        return [other, own]
    }

    private func bind(_ index: Int, in kubernetes: Kubernetes) async throws {
        let isShared = index % 4 == 0
        let reference: JSONValue = [
            "apiGroup": .string(Self.rbac), "kind": isShared ? "ClusterRole" : "Role",
            "name": .string(isShared ? "shared-\(index % 20)" : "role-\(index % 120)"),
        ]
        let subjects = JSONValue.array([subject(index), subject(index * 3 + 1)])
        if index % 40 == 4 {
            _ = try await kubernetes.resources(ClusterRoleBinding.self).create(
                ClusterRoleBinding(name: "binding-\(index)") { binding in
                    binding.json.edit("roleRef") { $0 = reference }
                    binding.json.edit("subjects") { $0 = subjects }
                })
        } else {
            _ = try await kubernetes.resources(RoleBinding.self, in: Self.namespaces[index % 10]).create(
                RoleBinding(name: "binding-\(index)") { binding in
                    binding.json.edit("roleRef") { $0 = reference }
                    binding.json.edit("subjects") { $0 = subjects }
                })
        }
    }

    private func subject(_ index: Int) -> JSONValue {
        let person = people[index % people.count]
        if let account = person.serviceAccount {
            return [
                "kind": "ServiceAccount", "name": .string(account.name), "namespace": .string(account.namespace),
            ]
        }
        let isGroup = index % 8 == 0
        return [
            "apiGroup": .string(Self.rbac), "kind": isGroup ? "Group" : "User",
            "name": .string(isGroup ? "group-\(index % 20)" : person.user),
        ]
    }
}
