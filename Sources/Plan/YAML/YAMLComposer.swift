import Yams

/// Turns the text of one document into nodes with their places in the file.
struct YAMLComposer {
    private let limits: PlanLimits
    private let firstLine: Int
    private let reading: Reading
    private var values = 0

    /// The document's root, or `nil` if it is empty or was noted to be unreadable.
    static func compose(
        _ document: YAMLDocuments.Document, limits: PlanLimits, reading: Reading
    ) -> SourceNode? {
        var composer = YAMLComposer(limits: limits, firstLine: document.firstLine, reading: reading)
        return composer.root(of: document)
    }

    private init(limits: PlanLimits, firstLine: Int, reading: Reading) {
        self.limits = limits
        self.firstLine = firstLine
        self.reading = reading
    }

    private mutating func root(of document: YAMLDocuments.Document) -> SourceNode? {
        var precaution = YAMLPrecaution(limits: limits)
        if let refusal = precaution.refusal(of: document.bytes) {
            let mark = Mark(line: firstLine + refusal.line, column: 1)
            reading.note("plan.too-complex", refusal.message, at: mark, hint: refusal.hint)
            return nil
        }
        // The parser keeps a pointer into the text. A short string would lie inside of a variable, so it is made long.
        let text = String(decoding: document.bytes, as: UTF8.self) + String(repeating: "\n", count: 16)
        do {
            // No resolver: what a scalar means is decided by the field it stands in, not by how it looks.
            guard let node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).nextRoot() else { return nil }
            return convert(node, depth: 0)
        } catch {
            YAMLTrouble(error, in: text).note(in: reading, firstLine: firstLine)
            return nil
        }
    }

    private mutating func convert(_ node: Node, depth: Int) -> SourceNode? {
        values += 1
        let mark = mark(of: node)
        guard values <= limits.valuesInDocument else {
            if values == limits.valuesInDocument + 1 {
                reading.note(
                    "plan.too-complex", "the document comes to more than \(limits.valuesInDocument) values",
                    at: Mark(line: firstLine, column: 1), hint: "write less with aliases (*name), which multiply")
            }
            return nil
        }
        guard depth <= limits.depth else {
            reading.note("plan.too-complex", "the document is more than \(limits.depth) levels deep", at: mark)
            return nil
        }
        switch node {
        case .scalar(let scalar): return convert(scalar, at: mark)
        case .sequence(let sequence): return convert(sequence, at: mark, depth: depth)
        case .mapping(let mapping): return convert(mapping, at: mark, depth: depth)
        case .alias: return nil
        }
    }

    private func convert(_ scalar: Node.Scalar, at mark: Mark) -> SourceNode? {
        let style: SourceNode.Style
        switch scalar.style {
        case .any, .plain: style = scalar.tag.is(.str) ? .quoted : .plain
        case .singleQuoted, .doubleQuoted: style = .quoted
        case .literal, .folded: style = .block
        }
        guard scalar.tag.isAbsent || scalar.tag.is(.str) else { return refuse(scalar.tag, at: mark) }
        return SourceNode(content: .scalar(scalar.string, style), mark: mark)
    }

    private mutating func convert(_ sequence: Node.Sequence, at mark: Mark, depth: Int) -> SourceNode? {
        guard sequence.tag.isAbsent || sequence.tag.is(.seq) else { return refuse(sequence.tag, at: mark) }
        var items: [SourceNode] = []
        items.reserveCapacity(sequence.count)
        for item in sequence {
            guard let item = convert(item, depth: depth + 1) else { return nil }
            items.append(item)
        }
        return SourceNode(content: .sequence(items), mark: mark)
    }

    private mutating func convert(_ mapping: Node.Mapping, at mark: Mark, depth: Int) -> SourceNode? {
        guard mapping.tag.isAbsent || mapping.tag.is(.map) else { return refuse(mapping.tag, at: mark) }
        var entries: [SourceNode.Entry] = []
        entries.reserveCapacity(mapping.count)
        for index in mapping.indices {
            let (key, value) = mapping[index]
            let keyMark = self.mark(of: key)
            guard case .scalar(let name) = key else {
                reading.note("plan.too-complex", "a key is more than a word", at: keyMark, hint: "write a plain word")
                return nil
            }
            guard let value = convert(value, depth: depth + 1) else { return nil }
            entries.append(SourceNode.Entry(key: name.string, keyMark: keyMark, value: value))
        }
        return SourceNode(content: .mapping(entries), mark: mark)
    }

    private func refuse(_ tag: Tag, at mark: Mark) -> SourceNode? {
        reading.note(
            "plan.tag", "tags such as \(tag.rawValue) are not used in a plan", at: mark,
            hint: "write the value without it")
        return nil
    }

    private func mark(of node: Node) -> Mark {
        let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
        var length = 1
        if case .scalar(let scalar) = node {
            switch scalar.style {
            case .singleQuoted, .doubleQuoted: length = scalar.string.unicodeScalars.count + 2
            case .literal, .folded: length = 1
            case .any, .plain: length = max(1, scalar.string.unicodeScalars.count)
            }
        }
        return Mark(line: firstLine + line - 1, column: column, length: length)
    }
}

extension Tag {
    /// Whether none was written.
    fileprivate var isAbsent: Bool {
        rawValue.isEmpty || rawValue == "!"
    }

    /// Comparing tags themselves would make one with all of the library's resolvers.
    fileprivate func `is`(_ name: Tag.Name) -> Bool {
        rawValue == name.rawValue
    }
}
