import JSONTree
import KubernetesClient
import Testing

extension Behaviour {
    static let objects = [
        Behaviour("a created object comes back with what the server gave it") { room in
            let made = try await room.configMaps.create(ConfigMap("a", ["k": "v"]))
            #expect(!made.uid.isEmpty)
            #expect(!made.resourceVersion.isEmpty)
            #expect(made.metadata.creationTimestamp != nil)
            #expect(made.namespace == room.namespace)
            #expect(made.data == ["k": "v"])
        },
        Behaviour("an object that is read is the one that was created") { room in
            let made = try await room.configMaps.create(ConfigMap("a", ["k": "v"]))
            #expect(try await room.configMaps.get("a") == made)
        },
        Behaviour("an object that is not there is not found, by its reason") { room in
            let error = await refusal { _ = try await room.configMaps.get("none") }
            #expect(error?.isNotFound == true)
            #expect(error?.status?.details?.name == "none")
            #expect(error?.status?.details?.kind == "configmaps")
        },
        Behaviour("looking for what is not there finds nothing, and is no error") { room in
            let found = try await room.configMaps.find("none")
            #expect(found == nil)
        },
        Behaviour("a second object of a name exists already") { room in
            _ = try await room.configMaps.create(ConfigMap("a"))
            #expect(await refusal { _ = try await room.configMaps.create(ConfigMap("a")) }?.isAlreadyExists == true)
        },
        Behaviour("a replaced object has a new version and its old identity") { room in
            var map = try await room.configMaps.create(ConfigMap("a", ["k": "1"]))
            let before = map
            map.data["k"] = "2"
            let after = try await room.configMaps.replace(map)
            #expect(after.resourceVersion != before.resourceVersion)
            #expect(after.uid == before.uid)
            #expect(after.data == ["k": "2"])
        },
        Behaviour("a replacement of an older version is a conflict") { room in
            var map = try await room.configMaps.create(ConfigMap("a", ["k": "1"]))
            let old = map
            map.data["k"] = "2"
            _ = try await room.configMaps.replace(map)
            #expect(await refusal { _ = try await room.configMaps.replace(old) }?.isConflict == true)
        },
        Behaviour("a replacement without a version takes the place of any") { room in
            _ = try await room.configMaps.create(ConfigMap("a", ["k": "1"]))
            #expect(try await room.configMaps.replace(ConfigMap("a", ["k": "9"])).data == ["k": "9"])
        },
        Behaviour("a replacement that changes nothing keeps the version") { room in
            let map = try await room.configMaps.create(ConfigMap("a", ["k": "1"]))
            #expect(try await room.configMaps.replace(map).resourceVersion == map.resourceVersion)
        },
        Behaviour("a replacement of another identity is refused") { room in
            var map = try await room.configMaps.create(ConfigMap("a"))
            map.json.set("00000000-0000-0000-0000-000000000000", at: ["metadata", "uid"])
            #expect(await refusal { _ = try await room.configMaps.replace(map) }?.status?.code == 409)
        },
        Behaviour("a replacement of what is not there is not found") { room in
            #expect(await refusal { _ = try await room.configMaps.replace(ConfigMap("none")) }?.isNotFound == true)
        },
        Behaviour("an update is tried again when somebody was faster") { room in
            _ = try await room.configMaps.create(ConfigMap("a", ["n": "0"]))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        _ = try await room.configMaps.update("a", attempts: 50) {
                            $0.data["n"] = String((Int($0.data["n"] ?? "") ?? 0) + 1)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await room.configMaps.get("a").data == ["n": "4"])
        },
        Behaviour("a name can be left to the server") { room in
            var map = ConfigMap("")
            map.metadata.name = nil
            map.metadata.generateName = "made-"
            let (first, second) = (try await room.configMaps.create(map), try await room.configMaps.create(map))
            #expect(first.name.hasPrefix("made-"))
            #expect(first.name != second.name)
        },
        Behaviour("labels and annotations are kept") { room in
            var map = ConfigMap("a", labels: ["app": "web"])
            map.metadata.annotations = ["example.org/note": "é € 😀"]
            let made = try await room.configMaps.create(map)
            #expect(made.labels == ["app": "web"])
            #expect(made.annotations == ["example.org/note": "é € 😀"])
        },
        Behaviour("a large object goes there and back") { room in
            let text = String(repeating: "0123456789abcdef", count: 50_000)
            _ = try await room.configMaps.create(ConfigMap("a", ["large": text]))
            #expect(try await room.configMaps.get("a").data["large"] == text)
        },
        Behaviour("an object is read as a tree as well") { room in
            _ = try await room.configMaps.create(ConfigMap("a", ["k": "v"]))
            let tree = try await room.kubernetes.resources(of: ConfigMap.type, in: room.namespace).get("a")
            #expect(tree.kind == "ConfigMap")
            #expect(tree.apiVersion == "v1")
            #expect(tree.json.value(at: ["data", "k"]) == "v")
        },
        Behaviour("creating in all namespaces at once is refused before it is sent") { room in
            let everywhere = room.kubernetes.resources(ConfigMap.self)
            let error = await refusal { _ = try await everywhere.create(ConfigMap("a")) }
            #expect(error?.status == nil)
        },
        Behaviour("one object without its namespace is refused before it is sent") { room in
            #expect(await refusal { _ = try await room.kubernetes.resources(ConfigMap.self).get("a") }?.status == nil)
        },
    ]

    static let names: [Behaviour] =
        ["Bad_Name", "-a", "a-", "a..b", "ä", "a b", String(repeating: "a", count: 254)].map { name in
            Behaviour("a name like \(name.prefix(20)) is invalid, and the server says which field is") { room in
                let error = await refusal { _ = try await room.configMaps.create(ConfigMap(name)) }
                #expect(error?.isInvalid == true, "\(String(describing: error))")
                #expect(error?.status?.details?.causes.first?.field == "metadata.name")
            }
        }
        + ["a/b", "..", "", "a%2fb"].map { name in
            Behaviour("a name like \"\(name)\" never leaves the client") { room in
                #expect(await refusal { _ = try await room.configMaps.get(name) }?.status == nil)
            }
        }
        + ["a.b-c.d0", "0", String(repeating: "b", count: 253)].map { name in
            Behaviour("a name like \(name.prefix(20)) is fine") { room in
                let found = try await room.configMaps.create(ConfigMap(name)).name
                #expect(found == name)
            }
        }
}
