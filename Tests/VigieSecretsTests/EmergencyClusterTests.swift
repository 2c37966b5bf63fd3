import AgeFormat
import FakeKubernetes
import FoundationEssentials
import JSONTree
import KubernetesClient
import Surroundings
import Testing
import VigieChapter
import VigieCluster
import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore
import VigieTestSupport

@testable import VigieSecrets

/// Emergencies in a cluster: a role in a namespace, for a while.
@Suite(.serialized) struct EmergencyClusterTests {
    private static func resources(_ kubeconfig: String) -> String {
        """
        ---
        apiVersion: vigie.dev/v1
        kind: Cluster
        metadata: {name: prod}
        spec: {access: {kubeconfig: {file: \(kubeconfig)}}, namespaces: [shop]}
        ---
        apiVersion: vigie.dev/v1
        kind: EmergencyAccess
        metadata: {name: cluster}
        spec:
          who: {people: [ada]}
          grants: {kubernetes: {cluster: prod, namespace: shop, role: {role: mender}}}
        """
    }

    /// A namespace with a role that may read its pods.
    private func furnish(_ fake: FakeKubernetes) async throws {
        try await acting(fake.kubeconfig()) { kubernetes in
            _ = try await kubernetes.resources(Namespace.self).create(Namespace(name: "shop"))
            _ = try await kubernetes.resources(Role.self, in: "shop").create(
                Role(json: [
                    "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": ["name": "mender"],
                    "rules": [["apiGroups": [""], "resources": ["pods"], "verbs": ["list"]]],
                ]))
        }
    }

    private func acting<Result: Sendable>(
        _ kubeconfig: String, _ work: (Kubernetes) async throws -> Result
    ) async throws -> Result {
        try await Kubernetes.with(try Kubeconfig(text: kubeconfig).configuration(), work)
    }

    /// The status that a request for the namespace's pods is answered with; `nil` where it is granted.
    private func refusal(_ kubeconfig: String) async throws -> KubernetesError? {
        do {
            _ = try await acting(kubeconfig) { try await $0.resources(Pod.self, in: "shop").list() }
            return nil
        } catch let error as KubernetesError {
            return error
        }
    }

    @Test func `somebody gets the role in the namespace and nowhere else, until it is ended`() async throws {
        try await EmergencyLab.with { lab in
            try await FakeKubernetes.with { fake in
                try await furnish(fake)
                let file = lab.server.directory + "/kubeconfig"
                try fake.kubeconfig().write(toFile: file, atomically: true, encoding: .utf8)
                let plan = try lab.plan(more: Self.resources(file))
                let request = RequestAccess(
                    access: "cluster", reason: "pods are stuck", incident: "INC-9", seconds: 1200,
                    recipient: try lab.identity.recipient.description)
                let id = try await lab.start(request, by: "ada", plan)
                let record = try await lab.carryOut(id, plan) { _ in try await lab.handover(of: id) != nil }
                let handover = try #require(
                    try await lab.handover(of: id), "\(record.problem?.canonicalText ?? record.status)")
                let kubeconfig = try lab.open(handover)
                #expect(try await refusal(kubeconfig) == nil)
                await #expect(throws: KubernetesError.self) {
                    try await acting(kubeconfig) { try await $0.resources(ClusterSecret.self, in: "shop").list() }
                }
                await #expect(throws: KubernetesError.self) {
                    try await acting(kubeconfig) { try await $0.resources(Pod.self, in: "default").list() }
                }
                let ended = try await lab.finish(
                    EndAccess(access: "cluster", grant: id.rawValue), by: "bob", plan)
                #expect(ended.verdict == "pass", "\(ended.problem?.canonicalText ?? "")")
                // With its account the token is nobody's.
                #expect(try await refusal(kubeconfig)?.isUnauthorized == true)
                let left = try await acting(fake.kubeconfig()) { kubernetes in
                    let accounts = try await kubernetes.resources(ServiceAccount.self, in: "shop").list().items
                    return try await kubernetes.resources(RoleBinding.self, in: "shop").list().items.map(\.name)
                        + accounts.map(\.name)
                }
                #expect(!left.contains { $0.hasPrefix("vigie-access-") })
                let token = try #require(
                    try JSONValue(parsing: Array(kubeconfig.utf8))["users"]?[0]?["user"]?["token"]?.string)
                #expect(try await !lab.everythingWritten().contains(token))
            }
        }
    }

    private func target(_ access: String = "it", in plan: Plan, _ world: World) throws -> KubernetesEmergency {
        let workplace = Workplace(work: "", keys: "", secrets: SecretResolver(environment: [:]))
        let place = try plan.find(EmergencyAccess.self, access)?.spec.grants.place(in: plan)
        guard let target = try place?.target(in: plan, workplace: workplace, world: world) as? KubernetesEmergency
        else {
            throw ScratchFailure(reason: "no cluster")
        }
        return target
    }

    @Test func `whoever is let in gets the address for people, and no time that the server does not keep`()
        async throws
    {
        try await EmergencyLab.with { lab in
            try await FakeKubernetes.with { fake in
                try await furnish(fake)
                let file = lab.server.directory + "/kubeconfig"
                try fake.kubeconfig().write(toFile: file, atomically: true, encoding: .utf8)
                let outside = Self.resources(file).replacing(
                    "namespaces: [shop]", with: "namespaces: [shop], server: 'https://api.shop.example:6443'")
                let plan = try lab.plan(more: outside)
                func request(_ seconds: Int64) throws -> RequestAccess {
                    RequestAccess(
                        access: "cluster", reason: "pods are stuck", incident: "INC-9", seconds: seconds,
                        recipient: try lab.identity.recipient.description)
                }
                #expect(
                    try lab.problem(try await lab.finish(try request(60), by: "ada", plan)) == "emergency.too-short")
                let id = try await lab.start(try request(600), by: "ada", plan)
                _ = try await lab.carryOut(id, plan) { _ in try await lab.handover(of: id) != nil }
                let config = try JSONValue(parsing: Array(try lab.open(#require(try await lab.handover(of: id))).utf8))
                let server = config["clusters"]?[0]?["cluster"]?["server"]?.string
                #expect(server == "https://api.shop.example:6443")
                // Moved to another cluster by a plan edit, it is not taken for ended there.
                try await FakeKubernetes.with { other in
                    try other.kubeconfig().write(toFile: file, atomically: true, encoding: .utf8)
                    let ended = try await lab.finish(
                        EndAccess(access: "cluster", grant: id.rawValue), by: "bob", plan)
                    #expect(try lab.problem(ended) == "emergency.out-of-reach")
                }
                #expect(try await lab.events().first?.isOpen == true)
            }
        }
    }

    @Test(arguments: [("", ["emergency.outside-address"]), (", server: 'https://api.shop.example'", [])])
    func `an address within the cluster lets nobody in from home`(server: String, codes: [String]) throws {
        let text =
            Self.resources("/none")
            .replacing("{kubeconfig: {file: /none}}", with: "{inCluster: {}}" + server)
            + ["ada", "bob"].map {
                "\n---\n{apiVersion: vigie.dev/v1, kind: Person, metadata: {name: \($0)}, spec: {}}"
            }
            .joined()
        #expect(EmergencyLab.diagnosed(text).diagnostics.map(\.code) == codes)
    }

    @Test func `the account that the manifests make can grant that role, and no other`() async throws {
        try await AuditLab.with { lab in
            for file in ["vigie.yaml", "emergency.yaml"] { try await DeployTests.apply(file, lab) }
            let token = try await lab.admin.resources(ServiceAccount.self, in: "vigie").token(
                for: "vigie", lasting: .seconds(3600))
            try lab.signIn(as: token.token.reveal())
            func emergency(_ role: String) throws -> KubernetesEmergency {
                let resource = AuditLab.resource(
                    "EmergencyAccess",
                    """
                    {who: {people: [ada]}, grants: {kubernetes: {cluster: prod, namespace: shop,
                      role: {clusterRole: \(role)}}}}
                    """)
                let people = ["ada", "bob"].map {
                    "---\n{apiVersion: vigie.dev/v1, kind: Person, metadata: {name: \($0)}, spec: {}}\n"
                }
                let plan = try EmergencyLab.read(lab.clusterText() + resource + people.joined())
                return try target(in: plan, lab.world)
            }
            let until = lab.world.now() + .seconds(1200)
            let allowed = try emergency("edit")
            let name = allowed.name(for: "run1")
            let credential = try await allowed.grant(name, until: until)
            #expect(try await refusal(credential.text.reveal()) == nil)
            #expect(try await allowed.expired() == [])
            _ = try await allowed.end(name)
            #expect(try await refusal(credential.text.reveal())?.isUnauthorized == true)
            let more = try emergency("admin")
            await #expect(throws: KubernetesError.self) { _ = try await more.grant(name, until: until) }
        }
    }

    @Test func `the token ends by itself, and what is left is found by its label`() async throws {
        let clock = ManualClock(start: Timestamp(seconds: World.system.now().seconds))
        let world = World(clock: clock, random: SystemRandomSource())
        try await FakeKubernetes.with(world: world) { fake in
            try await furnish(fake)
            try await Scratch.with { directory in
                let file = directory + "/kubeconfig"
                try fake.kubeconfig().write(toFile: file, atomically: true, encoding: .utf8)
                let plan = try EmergencyLab.read(
                    Self.resources(file)
                        + "\n---\n{apiVersion: vigie.dev/v1, kind: Person, metadata: {name: ada}, spec: {}}"
                        + "\n---\n{apiVersion: vigie.dev/v1, kind: Person, metadata: {name: bob}, spec: {}}")
                // Vigie's own clock goes on; the cluster's is turned.
                let early = try target("cluster", in: plan, .system)
                let name = early.name(for: "run1")
                let until = world.now() + .seconds(900)
                let credential = try await early.grant(name, until: until)
                // Repeating it, as after a crash, is no harm.
                let again = try await early.grant(name, until: until)
                #expect(try await refusal(credential.text.reveal()) == nil)
                #expect(try await refusal(again.text.reveal()) == nil)
                #expect(try await early.expired() == [])
                clock.advance(by: .seconds(960))
                #expect(try await refusal(again.text.reveal())?.isUnauthorized == true)
                let late = try target(
                    "cluster", in: plan,
                    World(clock: ManualClock(start: until + .seconds(60)), random: SystemRandomSource()))
                #expect(try await late.expired() == [name])
                _ = try await late.end(name)
                #expect(try await late.expired() == [])
            }
        }
    }
}

/// The kind of Kubernetes, beside the plan's.
private typealias ClusterSecret = KubernetesClient.Secret
