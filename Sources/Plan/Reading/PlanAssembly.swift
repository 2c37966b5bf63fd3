import Wording

/// Puts the documents of a plan together: finds names that stand twice and references that lead nowhere.
struct PlanAssembly {
    private let limits: PlanLimits
    private var builder = PlanBuilder()
    private var names: [String: [String: SourcePosition]] = [:]
    private var pointers: [Reading.Pointer] = []
    private var diagnostics: [Diagnostic] = []
    private var documents = 0
    private var outlines: [ResourceOutline] = []

    init(limits: PlanLimits) {
        self.limits = limits
    }

    /// Whether there are so many problems that more are of no use.
    private var isFull: Bool { diagnostics.count > limits.diagnostics }

    /// Whether one more document may be read.
    mutating func admits(_ document: YAMLDocuments.Document, in file: String) -> Bool {
        documents += 1
        if documents == limits.documents + 1 {
            let position = SourcePosition(file: file, line: document.firstLine, column: 1)
            let message = "the plan has more than \(limits.documents) documents; the others were not read"
            diagnostics.append(.error("plan.too-large", message, at: position))
        }
        return documents <= limits.documents && !isFull
    }

    /// - Parameter lines: where the document stands in its file.
    mutating func take(_ declaration: DocumentReader.Declaration?, _ reading: Reading, lines: Range<Int>) {
        diagnostics += reading.diagnostics
        pointers += reading.pointers
        guard let declaration else { return }
        let (kind, name) = (declaration.kind, declaration.name)
        if let first = names[kind]?[name] {
            diagnostics.append(
                .error(
                    "plan.duplicate", "there is already \(kind.withArticle) '\(name)'", at: declaration.position,
                    hint: "give one of the two another name, or remove it",
                    related: [Diagnostic.Related("first declared here", at: first)]))
            return
        }
        names[kind, default: [:]][name] = declaration.position
        guard let add = declaration.add else { return }
        add(&builder)
        var named: Set<String> = []
        let refersTo = reading.pointers.map { "\($0.kind)/\($0.name)" }.filter { named.insert($0).inserted }
        outlines.append(
            ResourceOutline(
                kind: kind, name: name, position: declaration.position, refersTo: refersTo, lines: lines))
    }

    /// Notes each reference that leads nowhere.
    mutating func lookUpPointers() {
        for pointer in pointers where names[pointer.kind]?[pointer.name] == nil && !isFull {
            diagnostics.append(
                .error(
                    "plan.unknown-reference", "there is no \(pointer.kind) '\(pointer.name)'", at: pointer.position,
                    hint: hint(for: pointer)))
        }
    }

    private func hint(for pointer: Reading.Pointer) -> String {
        let known = (names[pointer.kind] ?? [:]).keys.sorted()
        if let meant = DidYouMean.suggestion(for: pointer.name, among: known) { return "did you mean '\(meant)'?" }
        let others = names.keys.sorted().filter { names[$0]?[pointer.name] != nil }
        if let other = others.first {
            return "there is \(other.withArticle) of that name, but \(pointer.kind.withArticle) is needed here"
        }
        guard !known.isEmpty else { return "declare \(pointer.kind.withArticle) of that name; there is none yet" }
        return "declared are: \(known.prefix(8).joined(separator: ", "))\(known.count > 8 ? ", …" : "")"
    }

    func plan(_ sources: PlanSources) -> Plan {
        let sorted = outlines.sorted { ($0.kind, $0.name) < ($1.kind, $1.name) }
        return Plan(tables: builder.tables, sources: sources, outlines: sorted)
    }

    /// All problems in the order of the text, as many as can be of use.
    func report(_ others: [Diagnostic]) -> [Diagnostic] {
        let all = (diagnostics + others).sorted()
        guard all.count > limits.diagnostics else { return all }
        let message = "there are more than \(limits.diagnostics) problems; the others are not shown"
        return all.prefix(limits.diagnostics) + [.error("plan.too-many-problems", message, at: nil)]
    }
}
