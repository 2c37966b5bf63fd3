import FoundationEssentials
import JSONTree
import KubernetesClient
import Surroundings

/// What is remembered of a secret between two looks: enough to tell who changed it, and nothing that it holds.
struct KnownSecret: Codable, Hashable, Sendable {
    let uid: String
    let version: String
    /// When each manager set fields last.
    let managers: [String: Timestamp]

    init(_ object: PartialObject) {
        uid = object.uid
        version = object.resourceVersion
        managers = object.metadata.managedFields.reduce(into: [:]) { managers, entry in
            guard let name = entry.manager, let time = entry.time else { return }
            managers[name] = max(managers[name] ?? time, time)
        }
    }

    /// Who set fields since then. A second is as fine as the server tells; of two changes in one, the newest speaks.
    func managers(since old: KnownSecret?) -> [String] {
        let changed = managers.filter { name, time in old?.managers[name] != time }.keys
        guard changed.isEmpty else { return changed.sorted() }
        let newest = managers.values.max()
        return managers.filter { $0.value == newest }.keys.sorted()
    }
}
