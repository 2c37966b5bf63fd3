import JSONTree
import KubernetesClient
import Testing

extension Behaviour {
    /// The next so many events that are no bookmarks, each as its sort and its object's name.
    private static func next(_ count: Int, of watch: Watch<ConfigMap>) async throws -> [String] {
        var seen: [String] = []
        for try await event in watch {
            switch event {
            case .added(let map): seen.append("added \(map.name)")
            case .modified(let map): seen.append("modified \(map.name)")
            case .deleted(let map): seen.append("deleted \(map.name)")
            case .bookmark: continue
            }
            if seen.count == count { break }
        }
        return seen
    }

    static let watches = [
        Behaviour("a watch tells what happened since a list, in order") { room in
            let version = try await room.configMaps.list().resourceVersion
            _ = try await room.configMaps.create(ConfigMap("a", ["n": "1"]))
            _ = try await room.configMaps.patch("a", .merge(["data": ["n": "2"]]))
            try await room.configMaps.delete("a")
            let seen = try await next(3, of: room.configMaps.watch(since: version))
            #expect(seen == ["added a", "modified a", "deleted a"])
        },
        Behaviour("a watch tells what happens while it is open") { room in
            let version = try await room.configMaps.list().resourceVersion
            async let seen = next(2, of: room.configMaps.watch(since: version))
            try await Task.sleep(for: .milliseconds(50))
            _ = try await room.configMaps.create(ConfigMap("a"))
            _ = try await room.configMaps.create(ConfigMap("b"))
            #expect(try await seen == ["added a", "added b"])
        },
        Behaviour("a watch is of the objects that are chosen") { room in
            let version = try await room.configMaps.list().resourceVersion
            _ = try await room.configMaps.create(ConfigMap("a"))
            _ = try await room.configMaps.create(ConfigMap("b", labels: ["seen": "yes"]))
            let watch = room.configMaps.watch(ListOptions(labels: "seen=yes"), since: version)
            #expect(try await next(1, of: watch) == ["added b"])
        },
        Behaviour("an object that comes to match is added, one that ceases to is deleted") { room in
            _ = try await room.configMaps.create(ConfigMap("a"))
            let version = try await room.configMaps.list().resourceVersion
            _ = try await room.configMaps.patch("a", .merge(["metadata": ["labels": ["seen": "yes"]]]))
            _ = try await room.configMaps.patch("a", .merge(["metadata": ["labels": ["seen": nil]]]))
            let watch = room.configMaps.watch(ListOptions(labels: "seen=yes"), since: version)
            #expect(try await next(2, of: watch) == ["added a", "deleted a"])
        },
        Behaviour("a watch of one name is of that object alone") { room in
            let version = try await room.configMaps.list().resourceVersion
            _ = try await room.configMaps.create(ConfigMap("a"))
            _ = try await room.configMaps.create(ConfigMap("b"))
            #expect(try await next(1, of: room.configMaps.watch(.named("b"), since: version)) == ["added b"])
        },
        Behaviour("a watch without a version begins with what is there") { room in
            _ = try await room.configMaps.create(ConfigMap("a", labels: ["seen": "yes"]))
            let connection = try await room.configMaps.connect(ListOptions(labels: "seen=yes"), since: nil)
            for try await event in connection {
                guard case .added(let map) = event else { continue }
                #expect(map.name == "a")
                break
            }
        },
        Behaviour("a streamed list ends with a bookmark that says so") { room in
            _ = try await room.configMaps.create(ConfigMap("a", labels: ["seen": "yes"]))
            var names: [String] = []
            let options = ListOptions(labels: "seen=yes")
            for try await event in try await room.configMaps.connect(options, since: nil, streamingList: true) {
                if case .added(let map) = event { names.append(map.name) }
                if case .bookmark(_, endsInitial: true) = event { break }
            }
            #expect(names == ["a"])
        },
        Behaviour("an event carries the object as it is, with its kind") { room in
            let version = try await room.configMaps.list().resourceVersion
            let made = try await room.configMaps.create(ConfigMap("a", ["k": "é€😀"]))
            for try await event in room.configMaps.watch(since: version) {
                guard case .added(let map) = event else { continue }
                #expect(map == made)
                break
            }
        },
        Behaviour("an informer has what is there, and what comes") { room in
            _ = try await room.configMaps.create(ConfigMap("a"))
            let informer = Informer(room.configMaps)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await informer.run() }
                try await informer.waitUntilSynced()
                #expect(informer.object("a", in: room.namespace) != nil)
                _ = try await room.configMaps.create(ConfigMap("b", ["k": "1"]))
                try await eventually("b in the cache") { informer.object("b", in: room.namespace) != nil }
                _ = try await room.configMaps.patch("b", .merge(["data": ["k": "2"]]))
                try await eventually("b's change") { informer.object("b", in: room.namespace)?.data == ["k": "2"] }
                try await room.configMaps.delete("a")
                try await eventually("a's end") { informer.object("a", in: room.namespace) == nil }
                group.cancelAll()
            }
        },
        Behaviour("an informer leaves out managed fields unless it is told otherwise") { room in
            _ = try await room.configMaps.create(ConfigMap("a", ["k": "v"]))
            let (lean, whole) = (Informer(room.configMaps), Informer(room.configMaps, trim: { $0 }))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await lean.run() }
                group.addTask { try await whole.run() }
                try await lean.waitUntilSynced()
                try await whole.waitUntilSynced()
                #expect(lean.object("a", in: room.namespace)?.metadata.managedFields.isEmpty == true)
                #expect(whole.object("a", in: room.namespace)?.metadata.managedFields.isEmpty == false)
                group.cancelAll()
            }
        },
    ]
}
