import JSONTree
import KubernetesClient
import Testing

extension Behaviour {
    private static func patched(
        _ description: String, _ before: [String: String], _ patch: Patch, _ after: [String: String]
    ) -> Behaviour {
        Behaviour(description) { room in
            _ = try await room.configMaps.create(ConfigMap("a", before))
            #expect(try await room.configMaps.patch("a", patch).data == after)
        }
    }

    private static func web(_ image: String = "registry.test/web:v1") -> Deployment {
        Deployment(name: "web") {
            $0.spec.replicas = 1
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

    static let patches = [
        patched("a merge patch sets", ["a": "1"], .merge(["data": ["b": "2"]]), ["a": "1", "b": "2"]),
        patched("a merge patch takes away by null", ["a": "1", "b": "2"], .merge(["data": ["a": nil]]), ["b": "2"]),
        patched("a merge patch replaces", ["a": "1"], .merge(["data": ["a": "9"]]), ["a": "9"]),
        patched("a JSON patch adds", ["a": "1"], .json([.add(["data", "b"], "2")]), ["a": "1", "b": "2"]),
        patched("a JSON patch removes", ["a": "1", "b": "2"], .json([.remove(["data", "a"])]), ["b": "2"]),
        patched("a JSON patch replaces", ["a": "1"], .json([.replace(["data", "a"], "2")]), ["a": "2"]),
        patched("a JSON patch moves", ["a": "1"], .json([.move(from: ["data", "a"], to: ["data", "b"])]), ["b": "1"]),
        patched(
            "a JSON patch copies", ["a": "1"], .json([.copy(from: ["data", "a"], to: ["data", "b"])]),
            ["a": "1", "b": "1"]),
        patched(
            "a JSON patch goes on after a test that holds", ["a": "1"],
            .json([.test(["data", "a"], "1"), .replace(["data", "a"], "2")]), ["a": "2"]),
        patched("a strategic patch merges maps", ["a": "1"], .strategic(["data": ["b": "2"]]), ["a": "1", "b": "2"]),
        Behaviour("a JSON patch whose test fails changes nothing") { room in
            _ = try await room.configMaps.create(ConfigMap("a", ["k": "1"]))
            let error = await refusal {
                _ = try await room.configMaps.patch(
                    "a", .json([.replace(["data", "k"], "2"), .test(["data", "k"], "3")]))
            }
            #expect(error?.status?.code == 422)
            #expect(try await room.configMaps.get("a").data == ["k": "1"])
        },
        Behaviour("a patch of a version that is gone is refused by its own test") { room in
            let old = try await room.configMaps.create(ConfigMap("a", ["k": "1"]))
            _ = try await room.configMaps.patch("a", .merge(["data": ["k": "2"]]))
            let error = await refusal {
                _ = try await room.configMaps.patch("a", .json([.unchanged(since: old), .remove(["data", "k"])]))
            }
            #expect(error?.status?.code == 422)
        },
        Behaviour("a key with a slash is escaped in a JSON patch") { room in
            _ = try await room.configMaps.create(ConfigMap("a", labels: ["example.org/x~y": "1"].filter { _ in false }))
            let made = try await room.configMaps.patch(
                "a", .json([.add(["metadata", "annotations"], [:]), .add(["metadata", "annotations", "a.b/c"], "1")]))
            #expect(made.annotations["a.b/c"] == "1")
        },
        Behaviour("a patch of what is not there is not found") { room in
            #expect(await refusal { _ = try await room.configMaps.patch("none", .merge([:])) }?.isNotFound == true)
        },
        Behaviour("a merge patch of another version is a conflict") { room in
            _ = try await room.configMaps.create(ConfigMap("a"))
            let error = await refusal {
                _ = try await room.configMaps.patch(
                    "a", .merge(["metadata": ["resourceVersion": "1"], "data": ["k": "v"]]))
            }
            #expect(error?.isConflict == true)
        },
        Behaviour("a patch that changes nothing keeps the version") { room in
            let made = try await room.configMaps.create(ConfigMap("a", ["k": "1"]))
            let same = try await room.configMaps.patch("a", .merge(["data": ["k": "1"]]))
            #expect(same.resourceVersion == made.resourceVersion)
        },
        Behaviour("a strategic patch merges containers by their names") { room in
            _ = try await room.deployments.create(web())
            let change: JSONValue = [
                "spec": [
                    "template": [
                        "spec": [
                            "containers": [
                                ["name": "web", "image": "registry.test/web:v2"],
                                ["name": "two", "image": "registry.test/two:v1"],
                            ]
                        ]
                    ]
                ]
            ]
            let images = try await room.deployments.patch("web", .strategic(change)).spec.template?.spec.containers
            #expect(
                images?.map(\.image) == ["registry.test/web:v2", "registry.test/two:v1"]
                    || images?.map(\.image) == ["registry.test/two:v1", "registry.test/web:v2"])
        },
        Behaviour("a merge patch replaces the list of containers whole") { room in
            _ = try await room.deployments.create(web())
            let change: JSONValue = [
                "spec": ["template": ["spec": ["containers": [["name": "other", "image": "registry.test/other:v1"]]]]]
            ]
            let after = try await room.deployments.patch("web", .merge(change))
            #expect(after.spec.template?.spec.containers.map(\.name) == ["other"])
        },
        Behaviour("a strategic patch deletes a container by its directive") { room in
            var deployment = web()
            deployment.spec.template?.spec.containers.append(
                Container {
                    $0.name = "side"
                    $0.image = "registry.test/side:v1"
                })
            _ = try await room.deployments.create(deployment)
            let change: JSONValue = [
                "spec": ["template": ["spec": ["containers": [["$patch": "delete", "name": "side"]]]]]
            ]
            let after = try await room.deployments.patch("web", .strategic(change))
            #expect(after.spec.template?.spec.containers.map(\.name) == ["web"])
        },
        Behaviour("a scale is read and set") { room in
            _ = try await room.deployments.create(web())
            #expect(try await room.deployments.scale(of: "web").replicas == 1)
            #expect(try await room.deployments.scale("web", to: 3).replicas == 3)
            #expect(try await room.deployments.get("web").spec.replicas == 3)
            #expect(try await room.deployments.scale("web", to: 0).replicas == 0)
            #expect(try await room.deployments.scale(of: "web").selector == "app=web")
        },
        Behaviour("a negative scale is invalid") { room in
            _ = try await room.deployments.create(web())
            #expect(await refusal { try await room.deployments.scale("web", to: -1) }?.isInvalid == true)
        },
        Behaviour("a status is patched without touching the rest") { room in
            let made = try await room.kubernetes.resources(ResourceQuota.self, in: room.namespace).create(
                ResourceQuota(name: "q") { $0.spec.hard = ["pods": Quantity(5)] })
            let quotas = room.kubernetes.resources(ResourceQuota.self, in: room.namespace)
            let after = try await quotas.patchStatus(
                "q",
                .merge(["status": ["hard": ["pods": "5"], "used": ["pods": "1"]], "spec": ["hard": ["pods": "7"]]]))
            #expect(after.spec.hard == made.spec.hard)
        },
        Behaviour("a generation grows with the specification and with nothing else") { room in
            let made = try await room.deployments.create(web())
            #expect(made.metadata.generation == 1)
            let labelled = try await room.deployments.patch("web", .merge(["metadata": ["labels": ["a": "b"]]]))
            #expect(labelled.metadata.generation == 1)
            let scaled = try await room.deployments.patch("web", .merge(["spec": ["replicas": 2]]))
            #expect(scaled.metadata.generation == 2)
        },
    ]
}
