/// Gathers resources for a plan.
struct PlanBuilder {
    private var lists: [String: any ResourceList] = [:]

    mutating func add<Spec: ResourceSpec>(_ resource: Resource<Spec>) {
        // Taken out while it grows, so that it is not copied.
        var list = lists.removeValue(forKey: Spec.kind) as? List<Spec> ?? List()
        list.resources.append(resource)
        lists[Spec.kind] = list
    }

    var tables: [String: any AnyResourceTable] {
        lists.mapValues { $0.table }
    }

    private struct List<Spec: ResourceSpec>: ResourceList {
        var resources: [Resource<Spec>] = []

        var table: any AnyResourceTable { ResourceTable(resources) }
    }
}

private protocol ResourceList {
    var table: any AnyResourceTable { get }
}
