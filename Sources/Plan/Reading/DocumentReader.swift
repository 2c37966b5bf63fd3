/// Reads one document: the envelope, and in it the spec of its kind.
struct DocumentReader {
    let kinds: [any ResourceSpec.Type]

    /// What a document declares, with or without mistakes.
    struct Declaration {
        let kind: String
        let name: String
        let position: SourcePosition
        /// Adds the resource to a plan; `nil` if it has mistakes.
        let add: ((inout PlanBuilder) -> Void)?
    }

    /// The declaration, unless kind or name cannot be made out.
    func read(_ root: SourceNode, _ reading: Reading) -> Declaration? {
        guard case .mapping(let entries) = root.content else {
            reading.note(
                "plan.wrong-type", "a document should be a mapping, but is \(root.found)", at: root.mark,
                hint: "begin it with apiVersion: \(Envelope.apiVersion)")
            return nil
        }
        reading.root = root.mark
        guard root.entry("apiVersion") != nil || root.entry("kind") != nil else {
            reading.note(
                "plan.not-a-resource", "this is not a resource: it has neither apiVersion nor kind", at: root.mark,
                hint: "begin it with apiVersion: \(Envelope.apiVersion), or keep it out of the plan's directory")
            return nil
        }
        var fields = Fields(entries: entries, reading: reading)
        _ = fields.required("apiVersion", .apiVersion, Envelope.apiVersionSummary)
        // What another program's document means is not for us to say.
        guard fields.isSound || root.entry("apiVersion") == nil else { return nil }
        let kindName = fields.required("kind", .kind(of: kinds.map { $0.kind }), Envelope.kindSummary)
        let metadata = fields.required("metadata", .object(Metadata.self), Envelope.metadataSummary)
        let kind = kinds.first { $0.kind == kindName }
        let declaration = kind.map { read($0, &fields, metadata, root, reading) }
        if kind == nil { fields.ignore("spec") }
        fields.refuseUnknown()
        guard let declaration, !metadata.name.isEmpty else { return nil }
        guard fields.isSound else {
            return Declaration(kind: kindName, name: metadata.name, position: declaration.position, add: nil)
        }
        return declaration
    }

    private func read<Spec: ResourceSpec>(
        _ kind: Spec.Type, _ fields: inout Fields, _ metadata: Metadata, _ root: SourceNode, _ reading: Reading
    ) -> Declaration {
        let spec = fields.spec(kind)
        let name = root.entry("metadata")?.value.entry("name")
        let position = reading.position(of: name?.value.mark ?? root.mark)
        return Declaration(kind: kind.kind, name: metadata.name, position: position) { plan in
            plan.add(Resource(metadata: metadata, spec: spec, position: position, source: root.entry("spec")?.value))
        }
    }
}

/// Gathers resources for a plan.
struct PlanBuilder {
    private var resources: [String: any ResourceList] = [:]

    mutating func add<Spec: ResourceSpec>(_ resource: Resource<Spec>) {
        var list = resources[Spec.kind] as? Resources<Spec> ?? Resources()
        resources[Spec.kind] = nil
        list.resources.append(resource)
        resources[Spec.kind] = list
    }

    func tables() -> [String: any Sendable] {
        resources.mapValues { $0.table() }
    }

    private struct Resources<Spec: ResourceSpec>: ResourceList {
        var resources: [Resource<Spec>] = []

        func table() -> any Sendable { ResourceTable(resources) }
    }
}

private protocol ResourceList {
    func table() -> any Sendable
}
