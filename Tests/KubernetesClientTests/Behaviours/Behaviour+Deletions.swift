import JSONTree
import KubernetesClient
import Testing

extension Behaviour {
    private static func dependent(_ name: String, of owner: ConfigMap) -> ConfigMap {
        var map = ConfigMap(name)
        map.metadata.ownerReferences = [OwnerReference(owner)]
        return map
    }

    static let deletions = [
        Behaviour("a pod that is deleted without grace is gone at once") { room in
            _ = try await room.pods.create(
                Pod(name: "p") {
                    $0.spec.containers = [
                        Container {
                            $0.name = "c"
                            $0.image = "registry.test/x:v1"
                        }
                    ]
                })
            #expect(try await room.pods.delete("p", DeleteOptions(gracePeriod: .zero)).isGone)
            try await eventually("its end") { try await room.pods.find("p") == nil }
        },
        Behaviour("a deleted object is gone") { room in
            _ = try await room.configMaps.create(ConfigMap("a"))
            #expect(try await room.configMaps.delete("a").isGone)
            #expect(try await room.configMaps.find("a") == nil)
        },
        Behaviour("deleting what is not there is not found") { room in
            #expect(await refusal { try await room.configMaps.delete("none") }?.isNotFound == true)
        },
        Behaviour("making sure that something is gone is no error where it is") { room in
            try await room.configMaps.ensureGone("none")
            _ = try await room.configMaps.create(ConfigMap("a"))
            try await room.configMaps.ensureGone("a")
            #expect(try await room.configMaps.find("a") == nil)
        },
        Behaviour("a deletion of another identity is a conflict") { room in
            _ = try await room.configMaps.create(ConfigMap("a"))
            let error = await refusal {
                try await room.configMaps.delete("a", DeleteOptions(uid: "00000000-0000-0000-0000-000000000000"))
            }
            #expect(error?.status?.code == 409)
        },
        Behaviour("a deletion of another version is a conflict") { room in
            let made = try await room.configMaps.create(ConfigMap("a"))
            _ = try await room.configMaps.patch("a", .merge(["data": ["k": "v"]]))
            let error = await refusal {
                try await room.configMaps.delete("a", DeleteOptions(resourceVersion: made.resourceVersion))
            }
            #expect(error?.status?.code == 409)
        },
        Behaviour("a deletion of the very version is done") { room in
            let made = try await room.configMaps.create(ConfigMap("a"))
            let options = DeleteOptions(uid: made.uid, resourceVersion: made.resourceVersion)
            #expect(try await room.configMaps.delete("a", options).isGone)
        },
        Behaviour("a deletion that is only tried deletes nothing") { room in
            _ = try await room.configMaps.create(ConfigMap("a"))
            try await room.configMaps.delete("a", DeleteOptions(dryRun: true))
            #expect(try await room.configMaps.find("a") != nil)
        },
        Behaviour("an object with a finalizer waits for it") { room in
            var map = ConfigMap("a")
            map.metadata.finalizers = ["example.org/wait"]
            _ = try await room.configMaps.create(map)
            guard case .going(let going) = try await room.configMaps.delete("a") else {
                Issue.record("it is gone at once")
                return
            }
            #expect(going.metadata.isBeingDeleted)
            _ = try await room.configMaps.patch("a", .merge(["metadata": ["finalizers": nil]]))
            try await eventually("its end") { try await room.configMaps.find("a") == nil }
        },
        Behaviour("what an owner has goes after it") { room in
            let owner = try await room.configMaps.create(ConfigMap("owner"))
            _ = try await room.configMaps.create(dependent("mine", of: owner))
            try await room.configMaps.delete("owner", DeleteOptions(propagation: .background))
            try await eventually("the dependent's end") { try await room.configMaps.find("mine") == nil }
        },
        Behaviour("an owner that waits for what it has goes last") { room in
            let owner = try await room.configMaps.create(ConfigMap("owner"))
            _ = try await room.configMaps.create(dependent("mine", of: owner))
            try await room.configMaps.delete("owner", DeleteOptions(propagation: .foreground))
            try await eventually("the owner's end") { try await room.configMaps.find("owner") == nil }
            #expect(try await room.configMaps.find("mine") == nil)
        },
        Behaviour("what an owner leaves behind stays") { room in
            let owner = try await room.configMaps.create(ConfigMap("owner"))
            _ = try await room.configMaps.create(dependent("mine", of: owner))
            try await room.configMaps.delete("owner", DeleteOptions(propagation: .orphan))
            try await eventually("the owner's end") { try await room.configMaps.find("owner") == nil }
            try await eventually("its freedom") {
                try await room.configMaps.get("mine").metadata.ownerReferences.isEmpty
            }
        },
        Behaviour("all that are chosen are deleted, and no others") { room in
            for name in ["a", "b"] { _ = try await room.configMaps.create(ConfigMap(name, labels: ["old": "yes"])) }
            _ = try await room.configMaps.create(ConfigMap("c"))
            try await room.configMaps.deleteAll(ListOptions(labels: "old=yes"))
            #expect(try await room.configMaps.find("a") == nil)
            #expect(try await room.configMaps.find("c") != nil)
        },
        Behaviour("a new object of an old name is another one") { room in
            let first = try await room.configMaps.create(ConfigMap("a"))
            try await room.configMaps.delete("a")
            #expect(try await room.configMaps.create(ConfigMap("a")).uid != first.uid)
        },
    ]

    static let contents = [
        Behaviour("a secret's values come back as they were") { room in
            var secret = Secret(name: "s")
            secret.values = ["k": Concealed([0, 255, 10, 13])]
            let found = try await room.secrets.create(secret).values["k"]?.reveal()
            #expect(found == [0, 255, 10, 13])
        },
        Behaviour("a secret is opaque unless it says otherwise") { room in
            let found = try await room.secrets.create(Secret(name: "s")).type
            #expect(found == "Opaque")
        },
        Behaviour("a secret's type cannot be changed") { room in
            var secret = try await room.secrets.create(Secret(name: "s"))
            secret.type = "example.org/other"
            let changed = secret
            #expect(await refusal { _ = try await room.secrets.replace(changed) }?.isInvalid == true)
        },
        Behaviour("an immutable secret cannot be changed") { room in
            var secret = Secret(name: "s")
            secret.immutable = true
            secret.values = ["k": Concealed([1])]
            _ = try await room.secrets.create(secret)
            let error = await refusal { _ = try await room.secrets.patch("s", .merge(["data": ["k": "Mg=="]])) }
            #expect(error?.isInvalid == true)
            #expect(error?.status?.details?.causes.first?.field == "data")
        },
        Behaviour("an immutable ConfigMap can be labelled") { room in
            var map = ConfigMap("a", ["k": "v"])
            map.immutable = true
            _ = try await room.configMaps.create(map)
            let labelled = try await room.configMaps.patch("a", .merge(["metadata": ["labels": ["l": "1"]]]))
            #expect(labelled.labels == ["l": "1"])
        },
        Behaviour("a key that is none is invalid") { room in
            #expect(
                await refusal { _ = try await room.configMaps.create(ConfigMap("a", ["a/b": "1"])) }?.isInvalid == true)
        },
        Behaviour("more than a mebibyte is too much") { room in
            let text = String(repeating: "x", count: 1_048_577)
            #expect(await refusal { _ = try await room.configMaps.create(ConfigMap("a", ["k": text])) } != nil)
        },
    ]

    static let options = [
        Behaviour("what is only tried is answered and not kept") { room in
            let made = try await room.configMaps.create(ConfigMap("a", ["k": "v"]), WriteOptions(dryRun: true))
            #expect(made.data == ["k": "v"])
            #expect(try await room.configMaps.find("a") == nil)
        },
        Behaviour("a field that nobody knows is refused when strictness is asked for") { room in
            var map = ConfigMap("a")
            map.json.edit("dat") { $0 = [:] }
            let unknown = map
            let error = await refusal {
                _ = try await room.configMaps.create(unknown, WriteOptions(validation: .strict))
            }
            #expect(error?.status?.reason == .badRequest)
            #expect(error?.status?.message.contains("unknown field \"dat\"") == true)
        },
        Behaviour("a field that nobody knows is left out when nobody asks") { room in
            var map = ConfigMap("a")
            map.json.edit("dat") { $0 = [:] }
            let found = try await room.configMaps.create(map, WriteOptions(validation: .ignore)).json["dat"]
            #expect(found == nil)
        },
        Behaviour("a value of another type is a bad request") { room in
            var map = ConfigMap("a")
            map.json.edit("data") { $0 = ["k": 1] }
            let wrong = map
            #expect(await refusal { _ = try await room.configMaps.create(wrong) }?.status?.reason == .badRequest)
        },
        Behaviour("a field that has to be there is missed by its path") { room in
            let error = await refusal {
                _ = try await room.pods.create(Pod(name: "p") { $0.spec.containers = [] })
            }
            #expect(error?.isInvalid == true)
            #expect(error?.status?.details?.causes.contains { $0.field == "spec.containers" } == true)
        },
        Behaviour("who writes is remembered under the name it gives") { room in
            let made = try await room.configMaps.create(
                ConfigMap("a", ["k": "v"]), WriteOptions(fieldManager: "gardener"))
            #expect(made.metadata.managedFields.map(\.manager) == ["gardener"])
            #expect(made.metadata.managedFields.first?.operation == "Update")
        },
        Behaviour("who gives no name is remembered by the first word of its user agent") { room in
            let made = try await room.configMaps.create(ConfigMap("a", ["k": "v"]))
            #expect(made.metadata.managedFields.map(\.manager) == ["KubernetesClient"])
        },
    ]
}
