/// What a team promises: the resources of its plan.
package struct Plan: Sendable {
    private let tables: [String: any AnyResourceTable]
    /// SHA-256 of the sources, in hexadecimal; the same wherever the plan lies.
    package var digest: String { sources.digest }
    /// The text it was read from, to show lines of it.
    package let sources: PlanSources
    /// Every resource as its text shows it, by kind and name.
    package let outlines: [ResourceOutline]

    init(tables: [String: any AnyResourceTable], sources: PlanSources, outlines: [ResourceOutline] = []) {
        self.tables = tables
        self.sources = sources
        self.outlines = outlines
    }

    /// A plan that promises nothing.
    package static let empty = Plan(tables: [:], sources: .empty)

    /// How many resources there are, of all kinds.
    package var count: Int {
        tables.values.reduce(0) { $0 + $1.count }
    }

    /// The resources of a kind, by name.
    package func all<Spec: ResourceSpec>(_: Spec.Type) -> [Resource<Spec>] {
        table(of: Spec.self)?.resources ?? []
    }

    package func find<Spec: ResourceSpec>(_: Spec.Type, _ name: String) -> Resource<Spec>? {
        table(of: Spec.self)?.find(name)
    }

    /// What a reference leads to. In a plan that was read without errors it is always there.
    package func resolve<Spec: ResourceSpec>(_ reference: Reference<Spec>) -> Resource<Spec>? {
        find(Spec.self, reference.name)
    }

    private func table<Spec: ResourceSpec>(of _: Spec.Type) -> ResourceTable<Spec>? {
        tables[Spec.kind] as? ResourceTable<Spec>
    }
}

/// What can be said of a table without knowing its kind.
protocol AnyResourceTable: Sendable {
    var count: Int { get }
}

/// The resources of one kind.
final class ResourceTable<Spec: ResourceSpec>: AnyResourceTable {
    let resources: [Resource<Spec>]
    private let indices: [String: Int]

    init(_ unsorted: [Resource<Spec>]) {
        let sorted = unsorted.sorted { $0.name < $1.name }
        resources = sorted
        indices = Dictionary(sorted.indices.map { (sorted[$0].name, $0) }) { first, _ in first }
    }

    var count: Int { resources.count }

    func find(_ name: String) -> Resource<Spec>? {
        indices[name].map { resources[$0] }
    }
}
