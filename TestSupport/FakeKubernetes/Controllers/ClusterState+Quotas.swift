import JSONTree

extension ClusterState {
    private static let counted = [
        "pods", "configmaps", "secrets", "services", "persistentvolumeclaims", "replicationcontrollers",
        "resourcequotas",
    ]

    /// - Throws: A refusal where an object would be one too many, or take too much.
    func checkQuota(for object: JSONValue, _ kind: FakeKind) throws {
        guard kind.isNamespaced, let namespace = object["metadata"]?["namespace"]?.string else { return }
        for quota in all("/resourcequotas", in: namespace) {
            let hard = quota.value(at: ["spec", "hard"])?.object ?? [:]
            var over: [(name: String, requested: FakeQuantity, used: FakeQuantity, limit: String)] = []
            for (name, limit) in hard.sorted(by: { $0.key < $1.key }) {
                guard let text = limit.string, let most = FakeQuantity(text),
                    let more = Self.use(name, of: object, kind)
                else { continue }
                let used = used(name, in: namespace)
                if most < used + more { over.append((name, more, used, text)) }
            }
            guard !over.isEmpty else { continue }
            func list(_ value: ((name: String, requested: FakeQuantity, used: FakeQuantity, limit: String)) -> String)
                -> String
            {
                over.map { "\($0.name)=\(value($0))" }.joined(separator: ",")
            }
            let name = object["metadata"]?["name"]?.string
            throw FakeFailure.forbidden(
                kind, name,
                "exceeded quota: \(quota["metadata"]?["name"]?.string ?? ""), requested: \(list { $0.requested.text }), "
                    + "used: \(list { $0.used.text }), limited: \(list(\.limit))")
        }
    }

    /// What an object takes of something; `nil` where it takes nothing of it.
    private static func use(_ name: String, of object: JSONValue, _ kind: FakeKind) -> FakeQuantity? {
        if name == kind.plural, counted.contains(name) { return FakeQuantity(thousandths: 1000) }
        if name == "count/\(kind.qualified)" { return FakeQuantity(thousandths: 1000) }
        guard kind.kind == "Pod" else { return nil }
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        let (side, resource) = parts.count == 2 ? (parts[0], parts[1]) : ("requests", name)
        guard ["cpu", "memory"].contains(resource) else { return nil }
        let amounts = (object.value(at: ["spec", "containers"])?.array ?? []).compactMap {
            $0.value(at: ["resources", side, resource])?.string.flatMap(FakeQuantity.init)
        }
        return amounts.reduce(FakeQuantity(thousandths: 0), +)
    }

    private func used(_ name: String, in namespace: String) -> FakeQuantity {
        kinds.filter { $0.isNamespaced && !$0.plural.contains("/") }.reduce(FakeQuantity(thousandths: 0)) { sum, kind in
            all(kind.store, in: namespace).reduce(sum) { sum, object in
                let isOver = ["Succeeded", "Failed"].contains(object.value(at: ["status", "phase"])?.string)
                return sum + (isOver ? nil : Self.use(name, of: object, kind)).orNothing
            }
        }
    }

    mutating func countQuotas() {
        guard let kind = kind(group: "", "resourcequotas") else { return }
        for (place, quota) in objects[kind.store] ?? [:] {
            let hard = quota.value(at: ["spec", "hard"])?.object ?? [:]
            var used: [String: JSONValue] = [:]
            for name in hard.keys { used[name] = .string(self.used(name, in: place.namespace).text) }
            control(quota, kind) { $0.set(["hard": .object(hard), "used": .object(used)], at: ["status"]) }
        }
    }
}

extension FakeQuantity? {
    fileprivate var orNothing: FakeQuantity { self ?? FakeQuantity(thousandths: 0) }
}
