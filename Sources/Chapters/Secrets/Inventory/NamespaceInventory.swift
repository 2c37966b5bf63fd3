import JSONTree
import KubernetesClient
import Surroundings
import VigieCluster
import VigiePlan

/// Makes the inventory of one namespace, without asking the server for what secrets hold.
struct NamespaceInventory {
    let cluster: String
    let namespace: String
    let policy: NamespacePolicy?

    func make(_ kubernetes: Kubernetes) async throws -> SecretInventory {
        let consumers = try await ConsumerSearch(kubernetes, in: namespace)
        let uses = consumers.uses
        var (items, annotated) = ([SecretInventory.Item](), [String]())
        for row in try await kubernetes.table(of: KubernetesClient.Secret.type, in: namespace) {
            let item = SecretInventory.Item(row, uses[row.object.name] ?? [])
            items.append(item)
            if row.object.annotations[Self.repetition] != nil { annotated.append(item.name) }
        }
        var plain = PlainSearch()
        for map in try await kubernetes.resources(ConfigMap.self, in: namespace).list().items { plain.look(at: map) }
        for workload in consumers.workloads { plain.look(at: workload.spec, of: workload.name) }
        let findings =
            items.filter { !isExpected($0.name) }.map { finding(.unexpected, $0.name) }
            + items.filter { $0.uses.isEmpty && !$0.isUsedByItself }.map { finding(.unused, $0.name) }
            + plain.found.map { finding(.plain, $0.place, $0.sign) } + annotated.map { finding(.annotated, $0) }
        return SecretInventory(cluster: cluster, namespace: namespace, secrets: items, findings: findings)
    }

    /// Where `kubectl apply` repeats the whole object.
    static let repetition = "kubectl.kubernetes.io/last-applied-configuration"

    private func isExpected(_ name: String) -> Bool {
        guard let expected = policy?.secrets, !expected.isEmpty else { return true }
        return expected.match(name)
    }

    private func finding(
        _ sort: SecretInventory.Finding.Sort, _ place: String, _ sign: PlainSign? = nil
    ) -> SecretInventory.Finding {
        let toleration = policy?.tolerated.first { $0.finding == sort && NamePattern($0.place).matches(place) }
        return SecretInventory.Finding(sort: sort, place: place, sign: sign, toleratedBecause: toleration?.reason)
    }
}

extension SecretInventory.Item {
    fileprivate init(_ row: TableRow, _ uses: [SecretInventory.Use]) {
        let metadata = row.object.metadata
        name = row.object.name
        type = row.cells["Type"]?.string ?? ""
        let fields = metadata.managedFields
        keys = Set(fields.flatMap { ($0.fields["f:data"]?.object ?? [:]).keys })
            .filter { $0.hasPrefix("f:") }.map { String($0.dropFirst(2)) }.sorted()
        let count = row.cells["Data"]
        keyCount = count?.integer.map(Int.init) ?? count?.string.flatMap(Int.init) ?? keys.count
        createdAt = metadata.creationTimestamp
        changedAt = fields.compactMap(\.time).max()
        let labels = ["app.kubernetes.io/part-of", "app.kubernetes.io/instance", "app.kubernetes.io/managed-by", "app"]
        owner =
            metadata.ownerReferences.first.map { "\($0.kind ?? "")/\($0.name ?? "")" }
            ?? labels.compactMap { metadata.labels[$0] }.first
        managers = Set(fields.compactMap(\.manager)).sorted()
        let account = metadata.annotations["kubernetes.io/service-account.name"]
        self.uses = uses + (account.map { [.init(consumer: "ServiceAccount/\($0)", means: .account)] } ?? [])
    }

    /// Kept by the cluster or by Helm for itself.
    fileprivate var isUsedByItself: Bool {
        ["helm.sh/release.v1", "bootstrap.kubernetes.io/token"].contains(type)
    }
}
