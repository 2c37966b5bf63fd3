import JSONTree
import KubernetesClient

/// Which secrets the pods of a specification have, and how.
struct SecretUses {
    private(set) var all: [(secret: String, means: SecretInventory.Use.Means)] = []

    init(of spec: PodSpec) {
        for volume in spec.volumes {
            let means: SecretInventory.Use.Means = volume.projected == nil ? .volume : .projected
            all += Self.references(in: volume.json).map { ($0, means) }
        }
        let extra = (spec.json["ephemeralContainers"]?.array ?? []).map(Container.init(json:))
        for container in spec.containers + spec.initContainers + extra {
            let names =
                container.env.map { $0.valueFrom?.secretKeyRef?.name } + container.envFrom.map { $0.secretRef?.name }
            all += names.compactMap(\.self).map { ($0, .environment) }
        }
        all += spec.imagePullSecrets.compactMap(\.name).map { ($0, .imagePull) }
    }

    /// The secrets that a volume names, of whichever kind it is: every kind has its own word for them.
    private static func references(in json: JSONValue) -> [String] {
        if let elements = json.array { return elements.flatMap(references) }
        return (json.object ?? [:]).sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
            if key == "secretName", let name = value.string { return [name] }
            if key == "secret" || key.hasSuffix("ecretRef"), let name = value["name"]?.string { return [name] }
            return references(in: value)
        }
    }
}
