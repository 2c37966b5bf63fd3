import JSONTree

/// The roles that every cluster begins with: the few of them that matter here.
enum BootstrapRoles {
    static var all: [(plural: String, object: JSONValue)] {
        let reading: [JSONValue] = ["get", "list", "watch"]
        let writing: [JSONValue] = ["create", "delete", "deletecollection", "patch", "update"]
        let everyday: [JSONValue] = [
            rule(
                ["", "apps", "batch", "networking.k8s.io", "policy", "autoscaling", "coordination.k8s.io"], ["*"],
                reading + writing)
        ]
        return [
            role("cluster-admin", [rule(["*"], ["*"], ["*"]), ["nonResourceURLs": ["*"], "verbs": ["*"]]]),
            role(
                "admin", everyday + [rule(["rbac.authorization.k8s.io"], ["roles", "rolebindings"], reading + writing)]),
            role("edit", everyday),
            role(
                "view",
                [
                    rule(
                        ["", "apps", "batch"],
                        [
                            "configmaps", "pods", "pods/log", "services", "deployments", "replicasets", "statefulsets",
                            "daemonsets", "jobs", "cronjobs", "events", "namespaces",
                        ], reading)
                ]),
            (
                "clusterrolebindings",
                [
                    "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding",
                    "metadata": [
                        "name": "cluster-admin", "labels": ["kubernetes.io/bootstrapping": "rbac-defaults"],
                    ],
                    "roleRef": [
                        "apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin",
                    ],
                    "subjects": [["kind": "Group", "name": "system:masters"]],
                ]
            ),
        ]
    }

    private static func role(_ name: String, _ rules: [JSONValue]) -> (plural: String, object: JSONValue) {
        (
            "clusterroles",
            [
                "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole",
                "metadata": [
                    "name": .string(name), "labels": ["kubernetes.io/bootstrapping": "rbac-defaults"],
                    "annotations": ["rbac.authorization.kubernetes.io/autoupdate": "true"],
                ], "rules": .array(rules),
            ]
        )
    }

    private static func rule(_ groups: [JSONValue], _ resources: [JSONValue], _ verbs: [JSONValue]) -> JSONValue {
        ["apiGroups": .array(groups), "resources": .array(resources), "verbs": .array(verbs)]
    }
}
