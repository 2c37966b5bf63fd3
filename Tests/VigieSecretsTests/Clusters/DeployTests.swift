import FakeKubernetes
import Foundation
import JSONTree
import KubernetesClient
import Testing
import Tools
import VigieCluster
import VigieEngine
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieStore
import VigieTestSupport
import Wording

/// The manifests that people apply: everything works as their service account, and without any of their rules it does
/// not.
@Suite struct DeployTests {
    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "deploy/kubernetes").path

    static func apply(_ file: String, _ lab: AuditLab) async throws {
        let result = try await ToolRun(
            Tool.locate("kubectl"),
            ["--kubeconfig", lab.kubeconfig, "apply", "-f", "\(directory)/\(file)"], timeout: .seconds(300)
        ).perform()
        try #require(result.succeeded, "\(result.reason)")
    }

    private func deployed(_ work: (AuditLab, Plan) async throws -> Void) async throws {
        try await AuditLab.with { lab in
            for file in ["vigie.yaml", "reading.yaml", "rotating.yaml"] { try await Self.apply(file, lab) }
            try await lab.secret("database", ["k": "v"])
            try await lab.create(
                [
                    "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "web", "namespace": "shop"],
                    "spec": [
                        "replicas": 1, "selector": ["matchLabels": ["app": "web"]],
                        "template": [
                            "metadata": ["labels": ["app": "web"]],
                            "spec": [
                                "containers": [
                                    [
                                        "name": "app", "image": "shop:1",
                                        "envFrom": [
                                            ["secretRef": ["name": "database"]],
                                            ["secretRef": ["name": "session", "optional": true]],
                                        ],
                                    ]
                                ]
                            ],
                        ],
                    ],
                ])
            let token = try await lab.admin.resources(ServiceAccount.self, in: "vigie").token(
                for: "vigie", lasting: .seconds(3600))
            try lab.signIn(as: token.token.reveal())
            let access = AuditLab.resource(
                "AccessPolicy", "{cluster: prod, serviceAccounts: [vigie/vigie], reason: it looks after them}")
            let secret = AuditLab.resource(
                "Secret",
                """
                {place: {kubernetes: {cluster: prod, namespace: shop, name: session}}, content: {random: {}},
                  consumers: [{deployment: {cluster: prod, namespace: shop, name: web}}]}
                """, name: "session")
            try await work(lab, try lab.plan(access + secret))
        }
    }

    @Test func `everything works as the account that the manifests make`() async throws {
        try await deployed { lab, plan in
            try await lab.watching(plan) {
                let deployments = lab.admin.resources(Deployment.self, in: "shop")
                for _ in 0..<6000 where try await deployments.get("web").status.availableReplicas != 1 {
                    try await Task.sleep(for: .milliseconds(20))
                }
                for _ in 0..<2 {
                    let rotated = try await lab.run(RotateSecret(secret: "session"), plan)
                    #expect(rotated.verdict == "pass", "\(rotated.problem?.canonicalText ?? "")")
                }
                let inventory = try await lab.run(InventorySecrets(cluster: "prod"), plan)
                #expect(inventory.verdict == "pass", "\(inventory.summary ?? "")")
                let audit = try await lab.run(AuditAccess(cluster: "prod"), plan)
                #expect(audit.verdict == "pass", "\(audit.summary ?? "")")
                _ = try await lab.admin.resources(KubernetesClient.Secret.self, in: "shop").delete("database")
                #expect(try await lab.touches(1) == ["deleted database "])
            }
        }
    }

    static func rights(_ lab: AuditLab, _ plan: Plan) async throws -> [String] {
        let record = try await lab.run(CheckCluster(cluster: "prod"), plan)
        let result = try #require(try record.output?.decoded(as: ClusterCheckResult.self))
        return result.checked.findings.map { "\($0.code): \($0.text.en)" }
    }

    @Test func `the rights that are asked for are those that the manifests give`() async throws {
        try await deployed { lab, plan in
            #expect(try await Self.rights(lab, plan) == [])
            try await lab.admin.resources(Role.self, in: "shop").delete("vigie-rotating")
            let rotating = try await Self.rights(lab, plan)
            // Pods are listed for the inventory too.
            #expect(rotating.count == 9, "\(rotating)")
            try await lab.admin.resources(Role.self, in: "shop").delete("vigie-reading")
            #expect(try await Self.rights(lab, plan).count == 9 + 14)
            let emergency = AuditLab.resource(
                "EmergencyAccess",
                """
                {who: {people: [ada, bob]}, grants: {kubernetes: {cluster: prod, namespace: shop,
                  role: {clusterRole: edit}}}}
                """)
            let people = ["ada", "bob"].map { AuditLab.resource("Person", "{}", name: $0) }.joined()
            let burning = try EmergencyLab.read(lab.clusterText() + emergency + people)
            let before = try await Self.rights(lab, burning)
            #expect(before.contains { $0.contains("bind clusterroles edit in shop") })
            let vigie = try Data(contentsOf: URL(filePath: lab.kubeconfig))
            try lab.signIn(as: "admin-token")
            try await Self.apply("emergency.yaml", lab)
            try vigie.write(to: URL(filePath: lab.kubeconfig))
            let after = try await Self.rights(lab, burning)
            // Two of them the inventory wants as well.
            #expect(before.count - after.count == 10 + 2, "\(after)")
            #expect(!after.contains { $0.contains("when it burns") })
        }
    }

    @Test func `it may not look elsewhere`() async throws {
        try await deployed { lab, _ in
            let text = try String(contentsOfFile: lab.kubeconfig, encoding: .utf8)
            try await Kubernetes.with(try Kubeconfig(text: text).configuration()) { vigie in
                let questions = [
                    AccessQuestion("list", "secrets"), AccessQuestion("list", "secrets", in: "default"),
                    AccessQuestion("get", "secrets", name: "database", in: "shop"),
                    AccessQuestion("delete", "secrets", name: "database", in: "shop"),
                    AccessQuestion("create", "pods", in: "shop"), AccessQuestion("impersonate", "users"),
                    AccessQuestion("create", "rolebindings", group: "rbac.authorization.k8s.io", in: "shop"),
                    AccessQuestion("create", "serviceaccounts", subresource: "token", in: "shop"),
                ]
                for question in questions {
                    let answer = try await vigie.mayI(question)
                    #expect(!answer.isAllowed, "\(question)")
                }
            }
        }
    }

    /// Takes each right to list away in turn: something must fail for the want of it.
    @Test func `no right to look is there for nothing`() async throws {
        try await deployed { lab, plan in
            let roles = lab.admin.resources(Role.self, in: "shop")
            let whole = try await roles.get("vigie-reading")
            // What changes secrets lists pods as well.
            try await roles.delete("vigie-rotating")
            var tried = 0
            for (index, rule) in whole.rules.enumerated() {
                for resource in rule.resources {
                    _ = try await roles.update("vigie-reading") { role in
                        var rules = whole.rules
                        rules[index].resources.removeAll { $0 == resource }
                        role.rules = rules
                    }
                    var verdict = try await lab.run(InventorySecrets(cluster: "prod"), plan).verdict
                    if verdict != "inconclusive" {
                        verdict = try await lab.run(AuditAccess(cluster: "prod"), plan).verdict
                    }
                    #expect(verdict == "inconclusive", "\(resource) is not needed")
                    tried += 1
                }
            }
            #expect(tried == 12)
        }
    }
}
