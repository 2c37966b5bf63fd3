/// What is gathered while one document is read: its problems, what it refers to, and where in it we are.
final class Reading {
    let file: String
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var pointers: [Pointer] = []
    /// What must not be shown when a line of the source is.
    private(set) var concealed: [Mark] = []
    /// Where the document begins.
    var root = Mark(line: 1, column: 1)
    private var path: [(name: String, mark: Mark)] = []

    /// A name that has to lead somewhere, looked at when everything is read.
    struct Pointer {
        let kind: String
        let name: String
        let position: SourcePosition
    }

    init(file: String) {
        self.file = file
    }

    func note(_ code: String, _ message: String, at mark: Mark, hint: String? = nil, related: [Diagnostic.Related] = [])
    {
        diagnostics.append(.error(code, message, at: position(of: mark), hint: hint, related: related))
    }

    func expect(_ kind: String, named name: String, at mark: Mark) {
        pointers.append(Pointer(kind: kind, name: name, position: position(of: mark)))
    }

    func conceal(_ mark: Mark) {
        concealed.append(mark)
    }

    func position(of mark: Mark) -> SourcePosition {
        mark.position(in: file)
    }

    /// Reads a part of the document, which is called `name` there and introduced at `mark`.
    func inside<Value>(_ name: String, at mark: Mark, _ read: () -> Value) -> Value {
        path.append((name, mark))
        defer { path.removeLast() }
        return read()
    }

    /// Where the part that is being read is introduced: its key, or its item in a list.
    var introduction: Mark {
        path.last?.mark ?? root
    }

    /// The part that is being read: `spec.proof.assertions[2]`.
    var place: String {
        guard !path.isEmpty else { return "the document" }
        return path.reduce(into: "") { text, part in
            text += text.isEmpty || part.name.hasPrefix("[") ? part.name : ".\(part.name)"
        }
    }
}
