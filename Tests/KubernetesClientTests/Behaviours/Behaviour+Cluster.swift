import Foundation
import JSONTree
import KubernetesClient
import Testing

extension Behaviour {
    static let discovery = [
        Behaviour("the server tells its version") { room in
            let holds = try await room.kubernetes.version().hasPrefix("v")
            #expect(holds)
        },
        Behaviour("the server tells what it has") { room in
            let found = try await room.kubernetes.discover()
            let deployments = try #require(found.find("deployments"))
            #expect(deployments.type == Deployment.type)
            #expect(deployments.verbs.contains("watch"))
            #expect(deployments.subresources.contains("scale"))
        },
        Behaviour("a kind is found by any of its names") { room in
            let found = try await room.kubernetes.discover()
            for name in ["deploy", "deployment", "Deployments", "deployments.apps"] {
                #expect(found.find(name)?.type == Deployment.type, "\(name)")
            }
            #expect(found.find("cm")?.type == ConfigMap.type)
            #expect(found.find("nonsense") == nil)
        },
        Behaviour("a kind that is not namespaced is known as such") { room in
            let found = try await room.kubernetes.discover()
            #expect(found.find(Namespace.type.groupVersionKind)?.type.isNamespaced == false)
            #expect(found.find(Pod.type.groupVersionKind)?.type.isNamespaced == true)
        },
        Behaviour("a path that nobody serves is not found") { room in
            let error = await refusal {
                _ = try await room.kubernetes.json(APIRequest(.get, "/apis/metrics.example.org/v1beta1/nodes"))
            }
            #expect(error?.isNotFound == true)
        },
    ]

    /// What the nodes run: a cluster that is not played at needs one that it can pull, and that stays up.
    private static let image =
        ProcessInfo.processInfo.environment["VIGIE_TEST_IMAGE"] ?? "registry.test/web:v1"

    private static func web(_ image: String, replicas: Int = 2) -> Deployment {
        Deployment(name: "web") {
            $0.spec.replicas = replicas
            $0.spec.progressDeadlineSeconds = 2
            $0.spec.selector = LabelSelector(matching: ["app": "web"])
            $0.spec.template = PodTemplate {
                $0.metadata.labels = ["app": "web"]
                $0.spec.containers = [
                    Container {
                        $0.name = "web"
                        $0.image = image
                    }
                ]
            }
        }
    }

    private static func waiting(_ pod: Pod) -> String? { pod.status.containerStatuses.first?.state?.waiting?.reason }

    static let workloads = [
        Behaviour("a deployment gets its defaults") { room in
            var deployment = web(image)
            deployment.spec.replicas = nil
            let made = try await room.deployments.create(deployment)
            #expect(made.spec.replicas == 1)
            #expect(made.spec.strategy?.type == "RollingUpdate")
            #expect(made.spec.template?.spec.containers.first?.imagePullPolicy == "IfNotPresent")
        },
        Behaviour("a deployment comes up", needsNodes: true) { room in
            _ = try await room.deployments.create(web(image))
            try await eventually("two that are available") {
                try await room.deployments.get("web").status.availableReplicas == 2
            }
            let deployment = try await room.deployments.get("web")
            #expect(deployment.status.conditions["Available"]?.isTrue == true)
            #expect(deployment.annotations["deployment.kubernetes.io/revision"] == "1")
        },
        Behaviour("a pod belongs to its set, and the set to its deployment", needsNodes: true) { room in
            let deployment = try await room.deployments.create(web(image, replicas: 1))
            let sets = room.kubernetes.resources(ReplicaSet.self, in: room.namespace)
            try await eventually("a pod") { try await room.pods.list(ListOptions(labels: "app=web")).items.count == 1 }
            let set = try #require(try await sets.list().items.first)
            let pod = try #require(try await room.pods.list(ListOptions(labels: "app=web")).items.first)
            #expect(set.metadata.controller?.uid == deployment.uid)
            #expect(pod.metadata.controller?.uid == set.uid)
        },
        Behaviour(
            "an image that is missing is told by the pod, and the deployment misses its deadline", needsNodes: true
        ) { room in
            _ = try await room.deployments.create(web("registry.test/web:missing"))
            try await eventually("the reason") {
                let pods = try await room.pods.list().items
                return pods.contains { ["ErrImagePull", "ImagePullBackOff"].contains(waiting($0)) }
            }
            try await eventually("the deadline") {
                try await room.deployments.get("web").status.conditions["Progressing"]?.reason
                    == "ProgressDeadlineExceeded"
            }
        },
        Behaviour("a new revision that is bad leaves the old one running", needsNodes: true) { room in
            _ = try await room.deployments.create(web(image))
            try await eventually("the first") { try await room.deployments.get("web").status.availableReplicas == 2 }
            _ = try await room.deployments.patch(
                "web",
                .json([.replace(["spec", "template", "spec", "containers", "0", "image"], "registry.test/web:missing")])
            )
            try await eventually("the deadline") {
                try await room.deployments.get("web").status.conditions["Progressing"]?.reason
                    == "ProgressDeadlineExceeded"
            }
            #expect(try await room.deployments.get("web").status.availableReplicas ?? 0 >= 1)
        },
        Behaviour("a deployment that is scaled to nothing has no pods", needsNodes: true) { room in
            _ = try await room.deployments.create(web(image))
            try await eventually("the first") { try await room.deployments.get("web").status.availableReplicas == 2 }
            try await room.deployments.scale("web", to: 0)
            try await eventually("none") { try await room.pods.list().items.isEmpty }
        },
        Behaviour("a pod that lacks its secret waits for it", needsNodes: true) { room in
            _ = try await room.pods.create(
                Pod(name: "p") {
                    $0.spec.containers = [
                        Container {
                            $0.name = "c"
                            $0.image = image
                            $0.envFrom = [EnvironmentSource { $0.secretRef = LocalReference { $0.name = "later" } }]
                        }
                    ]
                })
            try await eventually("the reason") { waiting(try await room.pods.get("p")) == "CreateContainerConfigError" }
            _ = try await room.secrets.create(Secret(name: "later"))
            try await eventually("its start") { try await room.pods.get("p").status.isReady }
        },
        Behaviour("a selector cannot be changed") { room in
            var deployment = try await room.deployments.create(web(image))
            deployment.spec.selector = LabelSelector(matching: ["app": "other"])
            deployment.spec.template?.metadata.labels = ["app": "other"]
            // The controller may have written to it meanwhile, which is not what this is about.
            deployment.metadata.resourceVersion = nil
            let changed = deployment
            #expect(await refusal { _ = try await room.deployments.replace(changed) }?.status?.code == 422)
        },
        Behaviour("labels that the selector does not choose are invalid") { room in
            var deployment = web(image)
            deployment.spec.template?.metadata.labels = ["app": "other"]
            let wrong = deployment
            #expect(await refusal { _ = try await room.deployments.create(wrong) }?.isInvalid == true)
        },
        Behaviour("a quota is counted, and refuses what is too much") { room in
            let quotas = room.kubernetes.resources(ResourceQuota.self, in: room.namespace)
            _ = try await quotas.create(ResourceQuota(name: "cap") { $0.spec.hard = ["secrets": Quantity(1)] })
            try await eventually("its count") { try await quotas.get("cap").status.used["secrets"] != nil }
            let used = try await quotas.get("cap").status.used["secrets"] ?? Quantity(0)
            if used == Quantity(0) { _ = try await room.secrets.create(Secret(name: "one")) }
            let error = await refusal { _ = try await room.secrets.create(Secret(name: "two")) }
            #expect(error?.isQuotaExceeded == true)
        },
        Behaviour("a service gets an address") { room in
            let made = try await room.kubernetes.resources(Service.self, in: room.namespace).create(
                Service(name: "web") {
                    $0.spec.selector = ["app": "web"]
                    $0.spec.ports = [ServicePort { $0.port = 80 }]
                })
            #expect(made.spec.clusterIP?.isEmpty == false)
            #expect(made.spec.ports.first?.targetPort == .int(80))
            #expect(made.spec.ports.first?.protocol == "TCP")
        },
    ]

    static let namespaces = [
        Behaviour("a namespace is active, and carries its own name as a label") { room in
            let namespace = try await room.kubernetes.resources(Namespace.self).get(room.namespace)
            #expect(namespace.phase == "Active")
            #expect(namespace.labels["kubernetes.io/metadata.name"] == room.namespace)
        },
        Behaviour("a namespace that ends takes in nothing new, and takes what it has with it") { room in
            let namespaces = room.kubernetes.resources(Namespace.self)
            let name = room.namespace + "-b"
            _ = try await namespaces.create(Namespace(name: name))
            let maps = room.kubernetes.resources(ConfigMap.self, in: name)
            var held = ConfigMap("held")
            held.metadata.finalizers = ["example.org/wait"]
            _ = try await maps.create(held)
            guard case .going(let going) = try await namespaces.delete(name) else {
                Issue.record("it is gone at once")
                return
            }
            #expect(going.isTerminating)
            let error = await refusal { _ = try await maps.create(ConfigMap("late")) }
            #expect(error?.isNamespaceTerminating == true)
            #expect(error?.isForbidden == true)
            try await eventually("the end of what it has") { try await maps.get("held").metadata.isBeingDeleted }
            _ = try await maps.patch("held", .merge(["metadata": ["finalizers": nil]]))
            try await eventually("its end") { try await namespaces.find(name) == nil }
        },
        Behaviour("a namespace that is not there takes in nothing") { room in
            let maps = room.kubernetes.resources(ConfigMap.self, in: "no-such-namespace")
            #expect(await refusal { _ = try await maps.create(ConfigMap("a")) }?.isNotFound == true)
        },
        Behaviour("a service account is there from the beginning") { room in
            let accounts = room.kubernetes.resources(ServiceAccount.self, in: room.namespace)
            try await eventually("the default one") { try await accounts.find("default") != nil }
        },
    ]

    static let leases = [
        Behaviour("a lease keeps its times to the microsecond") { room in
            let leases = room.kubernetes.resources(Lease.self, in: room.namespace)
            let made = try await leases.create(
                Lease(name: "l") { $0.spec.json.edit("renewTime") { $0 = "2026-11-22T10:00:00.123456Z" } })
            #expect(made.spec.renewTime?.microTime == "2026-11-22T10:00:00.123456Z")
        },
        Behaviour("of two who renew one version, one is refused") { room in
            let leases = room.kubernetes.resources(Lease.self, in: room.namespace)
            var lease = try await leases.create(Lease(name: "l") { $0.spec.holderIdentity = "a" })
            lease.spec.holderIdentity = "b"
            let late = lease
            _ = try await leases.replace(lease)
            #expect(await refusal { _ = try await leases.replace(late) }?.isConflict == true)
        },
        Behaviour("a leader does its work and gives the lease up") { room in
            let leases = room.kubernetes.resources(Lease.self, in: room.namespace)
            let election = LeaderElection(leases, name: "l", identity: "me")
            #expect(try await election.run(\.epoch) == 1)
            let lease = try await leases.get("l")
            #expect(lease.spec.holderIdentity == "")
            #expect(try await election.run(\.epoch) == 2)
        },
    ]

    static let definitions = [
        Behaviour("a kind that was added is used as a tree") { room in
            let suffix = String(room.namespace.suffix(8))
            let (group, plural) = ("b\(suffix).example.org", "ships")
            let definitions = room.kubernetes.resources(CustomResourceDefinition.self)
            let name = "\(plural).\(group)"
            _ = try await definitions.create(
                CustomResourceDefinition(name: name) {
                    $0.json.edit("spec") {
                        $0 = [
                            "group": .string(group), "scope": "Namespaced",
                            "names": ["plural": "ships", "singular": "ship", "kind": "Ship"],
                            "versions": [
                                [
                                    "name": "v1", "served": true, "storage": true,
                                    "schema": [
                                        "openAPIV3Schema": [
                                            "type": "object", "x-kubernetes-preserve-unknown-fields": true,
                                        ]
                                    ],
                                ]
                            ],
                        ]
                    }
                })
            try await eventually("the kind") { try await definitions.get(name).isEstablished }
            let type = ResourceType(group: group, kind: "Ship", plural: plural)
            let ships = room.kubernetes.resources(of: type, in: room.namespace)
            let ship = KubernetesObject(
                json: [
                    "apiVersion": .string("\(group)/v1"), "kind": "Ship", "metadata": ["name": "argo"],
                    "spec": ["masts": 1],
                ])
            try await eventually("its place") {
                do {
                    _ = try await ships.create(ship)
                    return true
                } catch let error as KubernetesError where error.isNotFound {
                    return false
                }
            }
            let changed = try await ships.patch("argo", .merge(["spec": ["masts": 2]]))
            #expect(changed.json.value(at: ["spec", "masts"]) == 2)
            #expect(try await ships.list().items.map(\.name) == ["argo"])
            try await definitions.delete(name)
        }
    ]
}
