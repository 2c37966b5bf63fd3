import JSONTree
import KubernetesClient
import Testing

extension Behaviour {
    private static func secret(in room: Room) async throws {
        _ = try await room.kubernetes.resources(Secret.self, in: room.namespace).create(
            Secret(name: "s") {
                $0.type = "Opaque"
                $0.values = ["password": Concealed(Array("planted".utf8))]
            }, WriteOptions(fieldManager: "somebody"))
    }

    static let metadata = [
        Behaviour("an object's metadata comes without what it holds") { room in
            try await secret(in: room)
            let secrets = room.kubernetes.metadata(of: Secret.type, in: room.namespace)
            let list = try await secrets.list(ListOptions(fields: "metadata.name=s"))
            for object in [try await secrets.get("s")] + list.items {
                #expect(object.name == "s" && object.json["data"] == nil && object.json["type"] == nil)
                #expect(object.metadata.managedFields.contains { $0.manager == "somebody" })
            }
        },
        Behaviour("a watch of metadata tells of changes, and not what is in them") { room in
            let secrets = room.kubernetes.metadata(of: Secret.type, in: room.namespace)
            let version = try await secrets.list().resourceVersion
            try await secret(in: room)
            for try await event in secrets.watch(since: version) {
                guard case .added(let object) = event else { continue }
                #expect(object.name == "s" && object.json["data"] == nil)
                break
            }
        },
        Behaviour("a table has what kubectl prints, and the metadata beside it") { room in
            try await secret(in: room)
            let rows = try await room.kubernetes.table(of: Secret.type, in: room.namespace)
            let row = rows.first { $0.object.name == "s" }
            #expect(row?.cells["Type"]?.string == "Opaque" && row?.object.json["data"] == nil)
            let count = row?.cells["Data"]
            #expect(count?.integer == 1 || count?.string == "1")
        },
    ]
}
