package import JSONTree

/// What stands in the text of a resource, for who shows it and does not know its kind.
///
/// Everything written is text here: what it means is the kind's business. From a text in which secrets are replaced by
/// dots, dots come out.
package struct SourceTree: Hashable, Sendable {
    private let root: JSONValue

    /// - Returns: `nil` where the text is no mapping.
    package init?(_ source: String) {
        var documents = YAMLDocuments(source)
        guard let document = documents.next(),
            let node = YAMLComposer.compose(document, limits: PlanLimits(), reading: Reading(file: ""))
        else { return nil }
        root = JSONValue(node)
        guard root.object != nil else { return nil }
    }

    /// What the resource's kind makes something of.
    package var spec: JSONValue? { root["spec"] }
}

extension JSONValue {
    fileprivate init(_ node: SourceNode) {
        switch node.content {
        case .scalar(let text, _): self = node.isEmpty ? .null : .string(text)
        case .sequence(let nodes): self = .array(nodes.map(JSONValue.init))
        case .mapping(let entries):
            self = .object(Dictionary(entries.map { ($0.key, JSONValue($0.value)) }) { _, last in last })
        }
    }
}
