import JSONTree
import Surroundings
import VigieClient
import VigiePlan

/// The shop's secrets: one overdue, one never changed, two as they should be.
enum SampleSecrets {
    static let names = ["shop-database", "api-key", "webhook-token", "session-key"]

    /// The resources of the plan, without the kinds that the rest of the sample has.
    static let resources: [ResourceView] =
        names.enumerated().map { place, name in
            resource("Secret", name, line: 1 + place * 14, to: place == 0 ? ["Database/shop"] : [])
        } + [
            resource("Escrow", "safe", line: 60, to: []),
            resource("SecretsManager", "vault", line: 70, to: []),
            resource("EmergencyAccess", "database", line: 80, to: []),
        ]

    private static func resource(_ kind: String, _ name: String, line: Int, to: [String]) -> ResourceView {
        ResourceView(
            kind: kind, name: name, position: SourcePosition(file: "plan/secrets.yaml", line: line, column: 3),
            refersTo: to, referredBy: [])
    }

    static func source(of identifier: String, hostile: String?) -> String? {
        let parts = identifier.split(separator: "/")
        guard parts.count == 2, let kind = parts.first, ["Secret", "Escrow", "SecretsManager"].contains(kind) else {
            return nil
        }
        let head = "apiVersion: vigie.dev/v1\nkind: \(kind)\nmetadata:\n  name: \(parts[1])\nspec:\n"
        switch identifier {
        case "Secret/shop-database":
            return head + """
                  displayName: "\(quoted(hostile) ?? "The shop's database")"
                  place: {file: {path: /run/secrets/shop-database, owner: shop}}
                  content: {postgresRole: {database: shop, roles: [shop_a, shop_b]}}
                  rotation: {interval: 30d, schedule: "0 3 * * 1"}
                  consumers:
                    - {name: shop, reload: [systemctl, reload, shop]}
                    - {name: worker, reload: [systemctl, reload, worker]}
                """
        case "Secret/api-key":
            return head + """
                  place: {openBao: {manager: vault, path: "shop/\(quoted(hostile) ?? "api")"}}
                  content: {random: {length: 48}}
                  rotation: {interval: 14d}
                """
        case "Secret/webhook-token":
            return head + "  place: {file: {path: /run/secrets/webhook}}\n  content: {random: {}}\n"
        case "Secret/session-key":
            return head + """
                  place: {file: {path: /run/secrets/session-key}}
                  content: {random: {}}
                  rotation: {interval: 90d}
                """
        case "Escrow/safe":
            return head + "  directory: /srv/escrow\n  recipients: [age1q, age1z]\n  drill: 90d\n  every: 1d\n"
        default: return head + "  address: https://openbao.example.org:8200\n"
        }
    }

    private static func quoted(_ text: String?) -> String? {
        text?.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }

    /// What was recorded, with the hours ago.
    static func entries(_ hostile: String?) -> [(kind: String, subject: String, hours: Double, data: JSONValue)] {
        func rotated(_ name: String, _ hours: Double, from: String? = nil, to: String? = nil) -> (
            kind: String, subject: String, hours: Double, data: JSONValue
        ) {
            var data: [String: JSONValue] = [
                "secret": .string(name), "place": .string(hostile ?? "file /run/secrets/\(name)"),
                "fingerprint": "9f2c61bd7e0a4c55", "consumers": ["shop", "worker"],
            ]
            if let from { data["from"] = .string(from) }
            if let to { data["to"] = .string(to) }
            if from != nil { data["drained"] = ["sessionsOfNew": 12, "quietSeconds": 30.5] }
            data["oldIsDead"] = from == nil ? .null : true
            return ("secret.rotated", "Secret/\(name)", hours, .object(data))
        }
        return [
            rotated("shop-database", 76, from: "shop_a", to: "shop_b"),
            rotated("shop-database", 790, from: "shop_b", to: "shop_a"), rotated("shop-database", 1490, to: "shop_b"),
            granted(hostile), ended, inventory(hostile), audited(hostile),
            rotated("api-key", 520), rotated("session-key", 1100),
            (
                "secret.escrow", "Escrow/safe", 75.9,
                [
                    "escrow": "safe", "file": "/srv/escrow/vigie-safe-20261119T104012Z.age", "bytes": 2841,
                    "recipients": ["age1q", "age1z"], "isSealed": true,
                    "secrets": .array(
                        names.prefix(3).map { ["name": .string($0), "place": "file", "fingerprint": "0"] }),
                ]
            ),
            (
                "secret.recovery", "Escrow/safe", 1210,
                [
                    "escrow": "safe", "file": "/srv/escrow/vigie-safe-20261003.age", "mode": "drill", "seconds": 2.4,
                    "secrets": [
                        ["name": "api-key", "state": "same"], ["name": "shop-database", "state": "different"],
                    ],
                ]
            ),
            (
                "secret.manager-evaluated", "SecretsManager/vault", 300,
                [
                    "manager": .string(hostile ?? "vault"), "version": "2.4.1", "score": 82, "baseline": 46,
                    "needs": [
                        need("Versions and who wrote them", "Versions et auteurs", 3, 1, 0.2, hostile),
                        need("Works when the network does not", "Marche sans le réseau", 2, 0.4, 1, hostile),
                        need("Costs little to run", "Coûte peu à exploiter", 1, 0.6, 1, hostile),
                    ],
                ]
            ),
        ]
    }

    private typealias Entry = (kind: String, subject: String, hours: Double, data: JSONValue)

    private static func granted(_ hostile: String?) -> Entry {
        (
            "access.granted", "EmergencyAccess/database", 31,
            [
                "access": "database", "grant": "01failed", "who": "person/ada",
                "incident": .string(hostile ?? "INC-42"),
                "gives": .string(hostile ?? "shop_owner of the database shop"), "approvedBy": ["person/grace"],
                "from": "2026-11-21T08:40:00Z", "until": "2026-11-21T10:40:00Z",
            ]
        )
    }

    private static let ended: Entry = (
        "access.ended", "EmergencyAccess/database", 29,
        ["access": "database", "grant": "01failed", "cause": "expired", "sessions": 2, "at": "2026-11-21T10:40:00Z"]
    )

    private static func inventory(_ hostile: String?) -> Entry {
        (
            "secret.inventory", "Cluster/prod/shop", 6,
            [
                "cluster": "prod", "namespace": .string(hostile ?? "shop"),
                "secrets": [
                    [
                        "name": .string(hostile ?? "shop-database"), "type": "Opaque", "keys": ["password", "url"],
                        "keyCount": 2, "changedAt": "2026-11-19T10:40:00Z",
                        "uses": [["consumer": "Deployment/web", "means": "environment"]],
                    ],
                    ["name": "old-token", "type": "Opaque", "keys": ["token"], "keyCount": 1, "uses": []],
                ],
                "findings": [
                    ["sort": "unused", "place": .string(hostile ?? "old-token")],
                    ["sort": "plain", "place": "ConfigMap/settings: DB_PASSWORD", "sign": "name"],
                    ["sort": "annotated", "place": "legacy", "toleratedBecause": "until March"],
                ],
            ]
        )
    }

    private static func audited(_ hostile: String?) -> Entry {
        (
            "access.audited", "Cluster/prod", 6.2,
            [
                "cluster": "prod", "namespaces": ["shop"], "secrets": 14, "subjects": 38, "claims": 532, "asked": 532,
                "disagreements": [],
                "findings": [
                    [
                        "subject": .string(hostile ?? "ServiceAccount shop/ci"), "verbs": ["get", "list"],
                        "secrets": ["shop/*"],
                        "path": ["RoleBinding shop/ci-edit", "ClusterRole edit: get, list, watch secrets"],
                        "cause": "ClusterRole edit", "advice": "Bind a role without secrets instead of edit.",
                        "manifest": .string(
                            hostile
                                ?? "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: ci\n  namespace: shop\n"
                        ),
                    ],
                    [
                        "subject": "Group developers", "verbs": [], "secrets": ["shop/shop-database"],
                        "path": ["create pods in shop", "mount the secret"],
                        "advice": "Take the right to create pods away.",
                    ],
                ],
            ]
        )
    }

    private static func need(
        _ en: String, _ fr: String, _ weight: Int64, _ candidate: Double, _ files: Double, _ hostile: String?
    ) -> JSONValue {
        [
            "id": "x", "title": ["en": .string(hostile ?? en), "fr": .string(hostile ?? fr)],
            "weight": .integer(weight),
            "candidate": .number(candidate), "files": .number(files),
            "finding": ["en": "Measured in 12 ms.", "fr": "Mesuré en 12 ms."],
        ]
    }
}
