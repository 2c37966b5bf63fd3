/// One resource of a plan.
package struct Resource<Spec: ResourceSpec>: Sendable {
    package let name: String
    package let labels: [String: String]
    package let annotations: [String: String]
    package let spec: Spec
    /// Where its name is written.
    package let position: SourcePosition
    private let source: SourceNode?

    init(metadata: Metadata, spec: Spec, position: SourcePosition, source: SourceNode?) {
        name = metadata.name
        labels = metadata.labels
        annotations = metadata.annotations
        self.spec = spec
        self.position = position
        self.source = source
    }

    /// Kind and name, unique in a plan: `BackupPolicy/shop`. The subject of runs and evidence.
    package var identifier: String { "\(Spec.kind)/\(name)" }

    /// Where a field of the spec is written, such as `objectives.rpo` or `assertions.0`; if it is not there, the
    /// nearest thing around it.
    package func position(of path: String) -> SourcePosition {
        var node = source
        var mark: Mark?
        for part in path.split(separator: ".") {
            if let entry = node?.entry(String(part)) {
                (node, mark) = (entry.value, entry.value.isShort ? entry.value.mark : entry.keyMark)
            } else if case .sequence(let items)? = node?.content, let index = Int(part), items.indices.contains(index) {
                (node, mark) = (items[index], items[index].mark)
            } else {
                break
            }
        }
        return mark?.position(in: position.file) ?? position
    }
}

extension SourceNode {
    /// Whether the value itself can be underlined: it is written on one line.
    fileprivate var isShort: Bool {
        guard case .scalar(_, let style) = content else { return false }
        return style != .block && !isEmpty
    }
}
