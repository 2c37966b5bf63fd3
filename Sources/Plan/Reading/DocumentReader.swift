import Wording

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
        let add: ((inout PlanBuilder) -> Void)?
        if let kind = kinds.first(where: { $0.kind == kindName }) {
            add = read(kind, &fields, metadata, root, reading)
        } else {
            fields.ignore("spec")
            add = nil
        }
        fields.refuseUnknown()
        return declaration(in: root, reading, add: fields.isSound ? add : nil)
    }

    private func read<Spec: ResourceSpec>(
        _ kind: Spec.Type, _ fields: inout Fields, _ metadata: Metadata, _ root: SourceNode, _ reading: Reading
    ) -> (inout PlanBuilder) -> Void {
        let spec = fields.spec(kind)
        let position = reading.position(of: root.entry("metadata")?.value.entry("name")?.value.mark ?? root.mark)
        let resource = Resource(metadata: metadata, spec: spec, position: position, source: root.entry("spec")?.value)
        return { $0.add(resource) }
    }

    /// What the document declares as far as kind and name can be made out: what refers to it need not suffer for the
    /// mistakes in it.
    private func declaration(
        in root: SourceNode, _ reading: Reading, add: ((inout PlanBuilder) -> Void)?
    ) -> Declaration? {
        guard case .scalar(let kind, _)? = root.entry("kind")?.value.content,
            let written = root.entry("metadata")?.value.entry("name")?.value,
            case .scalar(let name, _) = written.content
        else { return nil }
        return declaration(ofKind: kind, named: name, at: reading.position(of: written.mark), add: add)
    }

    private func declaration(
        ofKind written: String, named name: String, at position: SourcePosition, add: ((inout PlanBuilder) -> Void)?
    ) -> Declaration? {
        let names = kinds.map { $0.kind }
        let kind = names.contains(written) ? written : DidYouMean.suggestion(for: written, among: names)
        guard let kind, ResourceName.isValid(name) else { return nil }
        return Declaration(kind: kind, name: name, position: position, add: add)
    }

    /// What a document that is not even YAML probably declares, going by the lines that look like `kind` and `name`.
    func guess(_ document: YAMLDocuments.Document, _ reading: Reading) -> Declaration? {
        let lines = String(decoding: document.bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        func value(of key: String, after start: Int) -> (text: String, line: Int)? {
            guard let line = lines[start...].firstIndex(where: { $0.drop { $0 == " " }.hasPrefix(key) }) else {
                return nil
            }
            let text = lines[line].drop { $0 == " " }.dropFirst(key.count).drop { $0 == " " }.prefix {
                !$0.isWhitespace
            }
            return (String(text), line)
        }
        guard let kind = value(of: "kind:", after: 0), let metadata = value(of: "metadata:", after: 0),
            let name = value(of: "name:", after: metadata.line)
        else { return nil }
        let mark = Mark(line: document.firstLine + name.line, column: 1)
        return declaration(ofKind: kind.text, named: name.text, at: reading.position(of: mark), add: nil)
    }
}
