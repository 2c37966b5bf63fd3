import KubernetesClient
import Testing

extension Behaviour {
    private static func fill(_ room: Room, _ count: Int) async throws {
        for index in 0..<count {
            _ = try await room.configMaps.create(ConfigMap("page-\(index)", labels: ["page": "yes"]))
        }
    }

    private static let chosen = ListOptions(labels: "page=yes")

    static let lists = [
        Behaviour("a list has every object, with its kind") { room in
            try await fill(room, 3)
            let list = try await room.configMaps.list(chosen)
            #expect(list.items.map(\.name).sorted() == ["page-0", "page-1", "page-2"])
            #expect(list.items.allSatisfy { $0.kind == "ConfigMap" && $0.apiVersion == "v1" })
            #expect(!list.resourceVersion.isEmpty)
        },
        Behaviour("an empty list is a list") { room in
            let list = try await room.configMaps.list(ListOptions(labels: "nobody=has"))
            #expect(list.items.isEmpty)
            #expect(list.continueToken == nil)
        },
        Behaviour("a page has as many as were asked for, and a token for the rest") { room in
            try await fill(room, 5)
            var options = chosen
            options.limit = 2
            let page = try await room.configMaps.page(options)
            #expect(page.items.count == 2)
            #expect(page.continueToken != nil)
        },
        Behaviour("the last page has no token") { room in
            try await fill(room, 4)
            var options = chosen
            options.limit = 2
            options.continueToken = try await room.configMaps.page(options).continueToken
            let last = try await room.configMaps.page(options)
            #expect(last.items.map(\.name) == ["page-2", "page-3"])
            #expect(last.continueToken == nil)
        },
        Behaviour("all pages together are the whole, each object once") { room in
            try await fill(room, 7)
            var options = chosen
            options.limit = 2
            #expect(try await room.configMaps.list(options).items.map(\.name) == (0..<7).map { "page-\($0)" })
        },
        Behaviour("pages are of the moment the list began") { room in
            try await fill(room, 4)
            var options = chosen
            options.limit = 2
            let first = try await room.configMaps.page(options)
            try await room.configMaps.delete("page-3")
            _ = try await room.configMaps.create(ConfigMap("page-9", labels: ["page": "yes"]))
            options.continueToken = first.continueToken
            let second = try await room.configMaps.page(options)
            #expect(second.items.map(\.name) == ["page-2", "page-3"])
            #expect(second.resourceVersion == first.resourceVersion)
        },
        Behaviour("pages come as a sequence") { room in
            try await fill(room, 5)
            var options = chosen
            options.limit = 2
            var sizes: [Int] = []
            for try await page in room.configMaps.pages(options) { sizes.append(page.items.count) }
            #expect(sizes == [2, 2, 1])
        },
        Behaviour("a token that is none is a bad request") { room in
            var options = ListOptions(limit: 2)
            options.continueToken = "garbage"
            let broken = options
            #expect(await refusal { _ = try await room.configMaps.page(broken) }?.status?.reason == .badRequest)
        },
        Behaviour("how many more there are is told where nothing is chosen") { room in
            try await fill(room, 4)
            let whole = try await room.configMaps.page().items.count
            let page = try await room.configMaps.page(ListOptions(limit: 1))
            #expect(page.remaining == whole - 1)
        },
        Behaviour("a list that need not be new is answered too") { room in
            try await fill(room, 2)
            let list = try await room.configMaps.page(ListOptions(labels: "page=yes", resourceVersion: "0"))
            #expect(list.items.count <= 2)
        },
        Behaviour("a list not older than a version is not older") { room in
            let made = try await room.configMaps.create(ConfigMap("page-0", labels: ["page": "yes"]))
            let list = try await room.configMaps.page(
                ListOptions(labels: "page=yes", resourceVersion: made.resourceVersion, versionMatch: .notOlderThan))
            #expect(list.items.map(\.name) == ["page-0"])
        },
        Behaviour("a list across all namespaces has the objects of this one") { room in
            try await fill(room, 1)
            let list = try await room.kubernetes.resources(ConfigMap.self).list(chosen)
            #expect(list.items.contains { $0.namespace == room.namespace && $0.name == "page-0" })
        },
    ]

    static let selectors: [Behaviour] =
        [
            ("labels", "app=web", ["a", "b"]), ("labels", "app==web,tier=front", ["a"]),
            ("labels", "app!=web", ["c", "d"]),
            ("labels", "tier in (front,back)", ["a", "b"]), ("labels", "app notin (web)", ["c", "d"]),
            ("labels", "tier", ["a", "b"]), ("labels", "!tier", ["c", "d"]), ("labels", "app in (db),!tier", ["c"]),
            ("fields", "metadata.name=b", ["b"]), ("fields", "metadata.name!=b", ["a", "c", "d"]),
        ].map { (sort: String, query: String, names: [String]) in
            Behaviour("\(query) chooses \(names.joined(separator: ", "))") { room in
                let labels = [
                    "a": ["app": "web", "tier": "front"], "b": ["app": "web", "tier": "back"], "c": ["app": "db"],
                    "d": [:],
                ]
                for (name, labels) in labels { _ = try await room.configMaps.create(ConfigMap(name, labels: labels)) }
                let options = sort == "labels" ? ListOptions(labels: query) : ListOptions(fields: query)
                let found = try await room.configMaps.list(options).items.map(\.name).filter { $0.count == 1 }
                #expect(found.sorted() == names)
            }
        } + [
            Behaviour("a selector that is none is a bad request") { room in
                let error = await refusal { _ = try await room.configMaps.list(ListOptions(labels: "a in b in c")) }
                #expect(error?.status?.reason == .badRequest)
            }
        ]
}
