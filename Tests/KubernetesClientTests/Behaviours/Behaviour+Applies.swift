import JSONTree
import KubernetesClient
import Testing

extension Behaviour {
    static let applies = [
        Behaviour("what is not there is created by an apply") { room in
            let made = try await room.configMaps.apply(ConfigMap("a", ["k": "1"]), as: "one")
            #expect(made.data == ["k": "1"])
            #expect(made.metadata.managedFields.map(\.manager) == ["one"])
            #expect(made.metadata.managedFields.first?.operation == "Apply")
        },
        Behaviour("an apply changes its own fields") { room in
            _ = try await room.configMaps.apply(ConfigMap("a", ["k": "1"]), as: "one")
            #expect(try await room.configMaps.apply(ConfigMap("a", ["k": "2"]), as: "one").data == ["k": "2"])
        },
        Behaviour("two managers share an object field by field") { room in
            _ = try await room.configMaps.apply(ConfigMap("a", ["one": "1"]), as: "one")
            let both = try await room.configMaps.apply(ConfigMap("a", ["two": "2"]), as: "two")
            #expect(both.data == ["one": "1", "two": "2"])
            #expect(Set(both.metadata.managedFields.compactMap(\.manager)) == ["one", "two"])
        },
        Behaviour("a field of somebody else is a conflict that says whose it is") { room in
            _ = try await room.configMaps.apply(ConfigMap("a", ["k": "1"]), as: "one")
            let error = await refusal { _ = try await room.configMaps.apply(ConfigMap("a", ["k": "2"]), as: "two") }
            #expect(error?.conflicts.map(\.field) == [".data.k"])
            #expect(error?.conflicts.map(\.manager) == ["one"])
            #expect(error?.isConflict == false)
        },
        Behaviour("force takes a field over") { room in
            _ = try await room.configMaps.apply(ConfigMap("a", ["k": "1"]), as: "one")
            #expect(
                try await room.configMaps.apply(ConfigMap("a", ["k": "2"]), as: "two", force: true).data == ["k": "2"])
            let error = await refusal { _ = try await room.configMaps.apply(ConfigMap("a", ["k": "3"]), as: "one") }
            #expect(error?.conflicts.map(\.manager) == ["two"])
        },
        Behaviour("the same value is no conflict, and belongs to both") { room in
            _ = try await room.configMaps.apply(ConfigMap("a", ["k": "1"]), as: "one")
            _ = try await room.configMaps.apply(ConfigMap("a", ["k": "1"]), as: "two")
            #expect(try await room.configMaps.apply(ConfigMap("a"), as: "one").data == ["k": "1"])
        },
        Behaviour("what a manager names no more goes") { room in
            _ = try await room.configMaps.apply(ConfigMap("a", ["k": "1", "l": "2"]), as: "one")
            #expect(try await room.configMaps.apply(ConfigMap("a", ["k": "1"]), as: "one").data == ["k": "1"])
        },
        Behaviour("an update makes its writer the owner") { room in
            _ = try await room.configMaps.apply(ConfigMap("a", ["k": "1"]), as: "one")
            _ = try await room.configMaps.patch(
                "a", .merge(["data": ["k": "2"]]), WriteOptions(fieldManager: "editor"))
            let error = await refusal { _ = try await room.configMaps.apply(ConfigMap("a", ["k": "3"]), as: "one") }
            #expect(error?.conflicts.map(\.manager) == ["editor"])
        },
        Behaviour("an apply that is only tried changes nothing") { room in
            _ = try await room.configMaps.apply(ConfigMap("a", ["k": "1"]), as: "one")
            #expect(
                try await room.configMaps.apply(ConfigMap("a", ["k": "2"]), as: "one", dryRun: true).data == ["k": "2"])
            #expect(try await room.configMaps.get("a").data == ["k": "1"])
        },
        Behaviour("an apply without a manager is invalid") { room in
            let error = await refusal { _ = try await room.configMaps.apply(ConfigMap("a"), as: "") }
            #expect(error?.isInvalid == true)
        },
        Behaviour("an apply of what was read leaves out what the server keeps for itself") { room in
            let made = try await room.configMaps.apply(ConfigMap("a", ["k": "1"]), as: "one")
            let again = try await room.configMaps.apply(made, as: "one")
            #expect(again.data == ["k": "1"])
        },
        Behaviour("containers are shared by their names") { room in
            func web(_ container: String) -> Deployment {
                Deployment(name: "web") {
                    $0.spec.selector = LabelSelector(matching: ["app": "web"])
                    $0.spec.template = PodTemplate {
                        $0.metadata.labels = ["app": "web"]
                        $0.spec.containers = [
                            Container {
                                $0.name = container
                                $0.image = "registry.test/\(container):v1"
                            }
                        ]
                    }
                }
            }
            _ = try await room.deployments.apply(web("web"), as: "one")
            let both = try await room.deployments.apply(web("side"), as: "two")
            #expect(Set(both.spec.template?.spec.containers.compactMap(\.name) ?? []) == ["web", "side"])
        },
        Behaviour("a scale is an owner too, and an apply of replicas conflicts with it") { room in
            func web(_ replicas: Int?) -> Deployment {
                Deployment(name: "web") {
                    $0.spec.replicas = replicas
                    $0.spec.selector = LabelSelector(matching: ["app": "web"])
                    $0.spec.template = PodTemplate {
                        $0.metadata.labels = ["app": "web"]
                        $0.spec.containers = [
                            Container {
                                $0.name = "web"
                                $0.image = "registry.test/web:v1"
                            }
                        ]
                    }
                }
            }
            _ = try await room.deployments.apply(web(1), as: "one")
            try await room.deployments.scale("web", to: 2)
            let error = await refusal { _ = try await room.deployments.apply(web(1), as: "one") }
            #expect(error?.conflicts.map(\.field) == [".spec.replicas"])
        },
    ]
}
