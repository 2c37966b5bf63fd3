import JSONTree
import KubernetesClient
import KubernetesRBAC
import Surroundings

/// Works out who may read which secret of a cluster, tells how long that took, and asks the API server the same.
struct Reaching {
    private let kubeconfig: String
    private let subjects: Int
    private let secrets: Int
    private let questions: Int

    init(_ arguments: ProgramArguments) {
        kubeconfig = arguments.text("kubeconfig")
        subjects = arguments.number("subjects", or: 200)
        secrets = arguments.number("secrets", or: 500)
        questions = arguments.number("questions", or: 1000)
    }

    func run() async throws {
        var options = KubernetesOptions()
        (options.requestsPerSecond, options.burst) = (1_000_000, 1_000_000)
        let configuration = try Kubeconfig(paths: [kubeconfig]).configuration()
        try await Kubernetes.with(configuration, options: options) { kubernetes in
            let scene = ReachingScene(subjects: subjects, secrets: secrets)
            try await scene.build(in: kubernetes)
            let clock = ContinuousClock()
            let begun = clock.now
            let (index, names) = try await Self.read(kubernetes)
            let read = clock.now
            let allowed = scene.people.map { person in
                names.map { name in
                    let request = ResourceRequest("get", "secrets", in: name.namespace, name: name.name)
                    return index.allows(person, request).isAllowed
                }
            }
            let answered = clock.now
            let facts = ClusterFacts(serviceAccounts: scene.people.filter { $0.serviceAccount != nil })
            let reach = SecretReach(of: scene.people, in: index, facts: facts)
            let ways = scene.people.reduce(0) { count, person in
                count + names.count { reach.path(from: person, to: $0) != nil }
            }
            let traced = clock.now
            let different = try await compare(allowed, scene.people, names, kubernetes)
            let report: JSONValue = [
                "subjects": .integer(Int64(scene.people.count)), "secrets": .integer(Int64(names.count)),
                "roles": .integer(Int64(index.roles.count)), "bindings": .integer(Int64(index.bindings.count)),
                "mayRead": .integer(Int64(allowed.joined().count { $0 })), "comeBy": .integer(Int64(ways)),
                "readingSeconds": .number((read - begun) / .seconds(1)),
                "answersSeconds": .number((answered - read) / .seconds(1)),
                "waysSeconds": .number((traced - answered) / .seconds(1)),
                "compared": .integer(Int64(questions)), "different": .integer(Int64(different)),
            ]
            FakeKubernetesProgram.say(report.canonicalText)
        }
    }

    private static func read(_ kubernetes: Kubernetes) async throws -> (RBACIndex, [SecretName]) {
        let roles = try await kubernetes.resources(Role.self).list().items.map { RoleObject($0.json) }
        let clusterRoles = try await kubernetes.resources(ClusterRole.self).list().items.map { RoleObject($0.json) }
        let bindings = try await kubernetes.resources(RoleBinding.self).list().items.map { BindingObject($0.json) }
        let clusterBindings = try await kubernetes.resources(ClusterRoleBinding.self).list().items
            .map { BindingObject($0.json) }
        let names = try await kubernetes.resources(Secret.self).list().items
            .map { SecretName($0.name, in: $0.namespace ?? "") }
        return (RBACIndex(roles: roles + clusterRoles, bindings: bindings + clusterBindings), names)
    }

    /// - Returns: How many of the answers, chosen by chance, the API server gives otherwise.
    private func compare(
        _ allowed: [[Bool]], _ people: [Principal], _ names: [SecretName], _ kubernetes: Kubernetes
    ) async throws -> Int {
        var different = 0
        let random = SystemRandomSource()
        for _ in 0..<questions {
            let (person, name) = (random.index(below: people.count), random.index(below: names.count))
            let asked = AccessQuestion("get", "secrets", name: names[name].name, in: names[name].namespace)
            let subject = AccessSubject(user: people[person].user, groups: people[person].groups.sorted())
            if try await kubernetes.may(subject, asked).isAllowed != allowed[person][name] { different += 1 }
        }
        return different
    }
}

extension RandomSource {
    fileprivate func index(below count: Int) -> Int { min(count - 1, Int(fraction() * Double(count))) }
}

extension RoleObject {
    fileprivate init(_ json: JSONValue) {
        let rules = (json["rules"]?.array ?? []).map { rule in
            func list(_ name: String) -> [String] { (rule[name]?.array ?? []).compactMap(\.string) }
            return KubernetesRBAC.PolicyRule(
                apiGroups: list("apiGroups"), resources: list("resources"), resourceNames: list("resourceNames"),
                verbs: list("verbs"), nonResourceURLs: list("nonResourceURLs"))
        }
        let metadata = json["metadata"]
        self.init(metadata?["name"]?.string ?? "", namespace: metadata?["namespace"]?.string, rules: rules)
    }
}

extension BindingObject {
    fileprivate init(_ json: JSONValue) {
        let (metadata, role) = (json["metadata"], json["roleRef"])
        let subjects = (json["subjects"]?.array ?? []).compactMap { subject -> KubernetesRBAC.Subject? in
            let name = subject["name"]?.string ?? ""
            return switch subject["kind"]?.string {
            case "User": .user(name)
            case "Group": .group(name)
            case "ServiceAccount": .serviceAccount(namespace: subject["namespace"]?.string ?? "", name: name)
            default: nil
            }
        }
        self.init(
            metadata?["name"]?.string ?? "", namespace: metadata?["namespace"]?.string,
            roleKind: role?["kind"]?.string ?? "", roleName: role?["name"]?.string ?? "", subjects: subjects)
    }
}
