import FakeKubernetes
import FoundationEssentials
import JSONTree
import KubernetesClient
import Testing
import Tools
import VigieEngine
import VigieLedger
import VigiePlan
import VigieSecrets
import VigieStore
import VigieTestSupport

/// Who can read the secrets of a cluster, beside who may.
@Suite struct AccessAuditTests {
    static let group: JSONValue = "rbac.authorization.k8s.io"

    static func role(_ name: String, _ rules: JSONValue...) -> JSONValue {
        [
            "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role",
            "metadata": ["name": .string(name), "namespace": "shop"], "rules": .array(rules),
        ]
    }

    static func rule(_ verbs: [String], _ resources: [String], group: String = "", names: [String] = []) -> JSONValue {
        var rule: [String: JSONValue] = [
            "apiGroups": [.string(group)], "resources": .array(resources.map { .string($0) }),
            "verbs": .array(verbs.map { .string($0) }),
        ]
        if !names.isEmpty { rule["resourceNames"] = .array(names.map { .string($0) }) }
        return .object(rule)
    }

    static func binding(_ name: String, _ role: String, kind: String = "Role", _ subjects: JSONValue...) -> JSONValue {
        [
            "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding",
            "metadata": ["name": .string(name), "namespace": "shop"],
            "roleRef": ["apiGroup": group, "kind": .string(kind), "name": .string(role)],
            "subjects": .array(subjects),
        ]
    }

    static func user(_ name: String) -> JSONValue { ["kind": "User", "name": .string(name), "apiGroup": group] }
    static let web: JSONValue = ["kind": "ServiceAccount", "name": "web", "namespace": "shop"]

    private func fill(_ lab: AuditLab) async throws {
        for name in ["database", "session"] { try await lab.secret(name, ["k": "v"]) }
        try await lab.create(
            ["apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "web", "namespace": "shop"]],
            Self.role("reads", Self.rule(["get", "list"], ["secrets"])),
            Self.role("runs", Self.rule(["create"], ["pods"])),
            Self.binding("readers", "reads", Self.web, Self.user("ada@example.org")),
            Self.binding("runners", "runs", Self.user("ada@example.org"), Self.user("bob")))
    }

    private func policy(_ spec: String) -> String {
        AuditLab.resource("AccessPolicy", "{cluster: prod, \(spec), reason: it is theirs}")
    }

    @Test func `everybody who can is named, with the rule and what mends it, and users by pseudonyms`() async throws {
        try await AuditLab.with { lab in
            try await fill(lab)
            let plan = try lab.plan(policy("serviceAccounts: [shop/web], verbs: [get]"))
            let audited = try await lab.result(of: AuditAccess(cluster: "prod"), plan).audited
            #expect(audited.disagreements.isEmpty && audited.asked > 0 && audited.secrets == 2)
            let vault = PersonVault(store: lab.store, world: lab.world)
            let ada = "User \(try await vault.actor(of: "ada@example.org"))"
            let bob = "User \(try await vault.actor(of: "bob"))"
            let found = Dictionary(grouping: audited.findings, by: \.subject)
            #expect(Set(found.keys) == ["ServiceAccount shop/web", ada, bob])
            #expect(found["ServiceAccount shop/web"]?.map(\.verbs) == [[.list]])
            #expect(found[ada]?.map(\.verbs) == [[.get, .list]])
            #expect(found[ada]?.first?.secrets == ["shop/*"])
            #expect(found[ada]?.first?.cause == "RoleBinding shop/readers gives Role shop/reads, rule 1")
            #expect(found[bob]?.first?.path.first?.contains("may create pods") == true)
            #expect(found[bob]?.first?.manifest?.contains("RoleBinding") == true)
            let written = try await lab.everythingWritten()
            #expect(!written.contains("ada@example.org"))
        }
    }

    /// What is applied, one finding after the other, has to end with no finding.
    @Test func `the manifests, applied with kubectl, mend everything`() async throws {
        let kubectl = try? Tool.locate("kubectl")
        try await AuditLab.with { lab in
            try await fill(lab)
            let plan = try lab.plan(policy("serviceAccounts: [shop/web], secrets: [database], verbs: [get]"))
            for round in 0..<10 {
                let audited = try await lab.result(of: AuditAccess(cluster: "prod"), plan).audited
                guard let finding = audited.findings.first(where: { $0.manifest != nil }) else {
                    #expect(audited.findings.isEmpty, "\(audited.findings)")
                    #expect(round > 1)
                    return
                }
                let manifest = try #require(finding.manifest)
                let vault = PersonVault(store: lab.store, world: lab.world)
                var text = manifest
                for name in ["ada@example.org", "bob"] {
                    text = text.replacing(try await vault.actor(of: name), with: name)
                }
                try await Self.apply(text, lab, kubectl)
            }
            Issue.record("the manifests do not come to an end")
        }
    }

    private static func apply(_ manifest: String, _ lab: AuditLab, _ kubectl: Tool?) async throws {
        let file = lab.directory + "/manifest.yaml"
        try manifest.write(toFile: file, atomically: true, encoding: .utf8)
        let result = try await ToolRun(
            #require(kubectl), ["--kubeconfig", lab.kubeconfig, "replace", "-f", file], timeout: .seconds(60)
        ).perform()
        #expect(result.succeeded, "\(result.reason)")
    }

    @Test func `a cluster that keeps to the plan passes`() async throws {
        try await AuditLab.with { lab in
            try await fill(lab)
            let plan = try lab.plan(
                policy("serviceAccounts: [shop/web]")
                    + AuditLab.resource(
                        "AccessPolicy", "{cluster: prod, users: [ada@example.org, bob], reason: on call}",
                        name: "people"))
            #expect(try await lab.run(AuditAccess(cluster: "prod"), plan).verdict == "pass")
        }
    }

    @Test func `without the right to look, nothing is claimed`() async throws {
        try await AuditLab.with { lab in
            try await fill(lab)
            lab.fake.cluster.admit(.init("nobody", groups: ["system:authenticated"]), token: "nobody")
            try lab.signIn(as: "nobody")
            #expect(try await lab.run(AuditAccess(cluster: "prod"), lab.plan()).verdict == "inconclusive")
        }
    }

    /// Whatever the rules are, what is worked out is what the server says.
    @Test(arguments: 1...25) func `the server agrees in random clusters`(seed: UInt64) async throws {
        try await AuditLab.with { lab in
            let random = SeededRandom(seed: seed)
            let (names, people) = (["a", "b", "c"], ["ann", "ben", "cy"])
            for name in names { try await lab.secret(name, ["k": "v"]) }
            for number in 0..<6 {
                let rules = (0..<random.int(in: 1..<4)).map { _ in
                    Self.rule(
                        [random.pick(["get", "list", "watch", "*", "create"])],
                        [random.pick(["secrets", "*", "pods", "secrets/status"])],
                        group: random.pick(["", "*", "apps"]),
                        names: random.chance(0.4) ? [random.pick(names)] : [])
                }
                var role = Self.role("role-\(number)")
                role.set(.array(rules), at: ["rules"])
                let isWide = random.chance(0.4)
                if isWide {
                    role.set("ClusterRole", at: ["kind"])
                    role.set(nil, at: ["metadata", "namespace"])
                    if random.chance(0.5) {
                        role.set(["pick": .string(random.pick(names))], at: ["metadata", "labels"])
                    }
                    if random.chance(0.3) {
                        role.set(
                            ["clusterRoleSelectors": [["matchLabels": ["pick": .string(random.pick(names))]]]],
                            at: ["aggregationRule"])
                    }
                }
                let subject: JSONValue = random.pick([
                    Self.user(random.pick(people)), Self.web,
                    [
                        "kind": "Group", "name": .string(random.pick(["devs", "system:authenticated"])),
                        "apiGroup": Self.group,
                    ],
                ])
                var binding = Self.binding(
                    "b-\(number)", "role-\(number)", kind: isWide ? "ClusterRole" : "Role", subject)
                if isWide, random.chance(0.5) {
                    binding.set("ClusterRoleBinding", at: ["kind"])
                    binding.set(nil, at: ["metadata", "namespace"])
                }
                try await lab.create(role, binding)
            }
            let audited = try await lab.result(of: AuditAccess(cluster: "prod"), lab.plan()).audited
            #expect(audited.disagreements.isEmpty, "\(audited.disagreements)")
            #expect(audited.asked > 0)
        }
    }
}
