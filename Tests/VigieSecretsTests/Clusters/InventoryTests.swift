import JSONTree
import KubernetesClient
import Testing
import VigieEngine
import VigiePlan
import VigieSecrets
import VigieStore

/// What an inventory sees, and what it does not take along.
@Suite struct InventoryTests {
    /// Values that must be found nowhere.
    static let planted = ["pl4nted-d4tabase", "pl4nted-registry", "pl4nted-env", "pl4nted-arg", "AKIAPL4NTEDKEY123456"]

    private func fill(_ lab: AuditLab) async throws {
        try await lab.secret("database", ["PGPASSWORD": Self.planted[0], "PGUSER": "shop"])
        try await lab.secret("registry", ["auth": Self.planted[1]])
        try await lab.secret(
            "forgotten", ["x": "y"],
            annotations: [
                "kubectl.kubernetes.io/last-applied-configuration": .string(Self.planted[0])
            ])
        for name in ["projected", "session", "site-tls", "volume"] { try await lab.secret(name, ["k": "v"]) }
        try await lab.create(
            [
                "apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "web", "namespace": "shop"],
                "imagePullSecrets": [["name": "registry"]],
            ],
            [
                "apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
                "metadata": ["name": "site", "namespace": "shop"],
                "spec": [
                    "defaultBackend": ["service": ["name": "web", "port": ["number": 80]]],
                    "tls": [["hosts": ["shop.example.org"], "secretName": "site-tls"]],
                ],
            ],
            [
                "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "settings", "namespace": "shop"],
                "data": [
                    "LOG_LEVEL": "debug", "DB_PASSWORD_FILE": "/run/secrets/db", "API_TOKEN": "$(FROM_ELSEWHERE)",
                    "DATABASE_URL": .string("postgres://shop:\(Self.planted[0])@db/shop"),
                    "app.properties": .string("name=shop\naws.key=\(Self.planted[4])\npool=3\n"),
                ],
            ],
            [
                "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "web", "namespace": "shop"],
                "spec": [
                    "replicas": 1, "selector": ["matchLabels": ["app": "web"]],
                    "template": [
                        "metadata": ["labels": ["app": "web"]],
                        "spec": [
                            "containers": [
                                [
                                    "name": "app", "image": "shop:1", "args": [.string("--token=\(Self.planted[3])")],
                                    "env": [
                                        ["name": "SMTP_PASSWORD", "value": .string(Self.planted[2])],
                                        [
                                            "name": "KEY",
                                            "valueFrom": ["secretKeyRef": ["name": "session", "key": "k"]],
                                        ],
                                    ], "envFrom": [["secretRef": ["name": "database"]]],
                                ]
                            ],
                            "volumes": [
                                ["name": "a", "secret": ["secretName": "volume"]],
                                ["name": "b", "projected": ["sources": [["secret": ["name": "projected"]]]]],
                            ],
                        ],
                    ],
                ],
            ])
    }

    @Test func `every secret is there with who uses it, and no value`() async throws {
        try await AuditLab.with { lab in
            try await fill(lab)
            let inventory = try #require(
                try await lab.result(of: InventorySecrets(cluster: "prod"), lab.plan()).inventories.first)
            let uses = Dictionary(
                uniqueKeysWithValues: inventory.secrets.map { ($0.name, $0.uses.map { "\($0.consumer) \($0.means)" }) })
            #expect(uses["database"] == ["Deployment/web environment"])
            #expect(uses["session"] == ["Deployment/web environment"])
            #expect(uses["volume"] == ["Deployment/web volume"])
            #expect(uses["projected"] == ["Deployment/web projected"])
            #expect(uses["registry"] == ["ServiceAccount/web account"])
            #expect(uses["site-tls"] == ["Ingress/site certificate"])
            #expect(uses["forgotten"] == [])
            let database = try #require(inventory.secrets.first { $0.name == "database" })
            #expect(database.keys == ["PGPASSWORD", "PGUSER"] && database.keyCount == 2 && database.type == "Opaque")
            #expect(database.managers == ["kubectl-create"] && database.createdAt != nil)

            let findings = inventory.findings.map { "\($0.sort) \($0.place) \($0.sign?.rawValue ?? "")" }
            #expect(
                findings == [
                    "unused forgotten ", "plain ConfigMap/settings: DATABASE_URL address-with-password",
                    "plain ConfigMap/settings: app.properties line 2 aws-key",
                    "plain Deployment/web: app $SMTP_PASSWORD name", "plain Deployment/web: app argument 1 name",
                    "annotated forgotten ",
                ])
            let written = try await lab.everythingWritten()
            #expect(written.contains("DATABASE_URL"))
            for value in Self.planted { #expect(!written.contains(value), "\(value)") }
        }
    }

    @Test func `what the plan expects and tolerates makes the verdict`() async throws {
        try await AuditLab.with { lab in
            try await lab.secret("old", ["k": "v"])
            func verdict(_ spec: String) async throws -> String? {
                let plan = try lab.plan(AuditLab.resource("NamespacePolicy", spec))
                return try await lab.run(InventorySecrets(cluster: "prod"), plan).verdict
            }
            let base = "cluster: prod, namespace: shop, owner: team"
            #expect(try await verdict("{\(base)}") == "fail")
            let tolerated = "tolerated: [{finding: unused, place: ol*, reason: kept for the audit}]"
            #expect(try await verdict("{\(base), \(tolerated)}") == "pass")
            #expect(try await verdict("{\(base), secrets: [ol*], \(tolerated)}") == "pass")
            #expect(try await verdict("{\(base), secrets: [new*], \(tolerated)}") == "fail")
        }
    }

    @Test func `a policy for a namespace that nobody looks at is refused`() async throws {
        try await AuditLab.with { lab in
            let problems = lab.problems(
                AuditLab.resource("NamespacePolicy", "{cluster: prod, namespace: other, owner: team}"))
            #expect(problems == ["secret.namespace-elsewhere"])
        }
    }
}
